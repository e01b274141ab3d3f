import { byteLength } from './bytes.ts';
import { finishClean, withMessages } from './context.ts';
import { readParameter } from './filesystems.ts';
import {
  AT_FDCWD,
  FSCONFIG_CMD_CREATE,
  FSCONFIG_CMD_CREATE_EXCL,
  FSCONFIG_CMD_RECONFIGURE,
  FSCONFIG_SET_BINARY,
  FSCONFIG_SET_FD,
  FSCONFIG_SET_FLAG,
  FSCONFIG_SET_PATH,
  FSCONFIG_SET_PATH_EMPTY,
  FSCONFIG_SET_STRING,
  PAGE_SIZE,
} from './flags.ts';
import { firstRefusal, isRefusal, type Outcome, ok, type Refusal, refuse } from './outcome.ts';
import { invalid, type Parameter, type ParameterRefusal } from './parameters.ts';
import type { Caller, Context, State, SuperblockFlag } from './state.ts';
import { contextAt, fileAt, refused, type Step, update } from './step.ts';
import { create, reconfigure } from './superblock.ts';

/** The arguments of `fsconfig`; null is a null pointer. */
export interface Fsconfig {
  readonly fd: number;
  readonly cmd: number;
  readonly key: string | null;
  readonly value: string | null;
  readonly aux: number;
}

const blobMax = 1024 * 1024;

/** What each command wants of its arguments: key, value, and whether `aux` is right. */
const wants: ReadonlyMap<number, readonly [key: boolean, value: boolean, aux: (aux: number) => boolean]> = new Map([
  [FSCONFIG_SET_FLAG, [true, false, (aux) => aux === 0]],
  [FSCONFIG_SET_STRING, [true, true, (aux) => aux === 0]],
  [FSCONFIG_SET_BINARY, [true, true, (aux) => aux > 0 && aux <= blobMax]],
  [FSCONFIG_SET_PATH, [true, true, (aux) => aux === AT_FDCWD || aux >= 0]],
  [FSCONFIG_SET_PATH_EMPTY, [true, true, (aux) => aux === AT_FDCWD || aux >= 0]],
  [FSCONFIG_SET_FD, [true, false, (aux) => aux >= 0]],
  [FSCONFIG_CMD_CREATE, [false, false, (aux) => aux === 0]],
  [FSCONFIG_CMD_CREATE_EXCL, [false, false, (aux) => aux === 0]],
  [FSCONFIG_CMD_RECONFIGURE, [false, false, (aux) => aux === 0]],
]);

const types: ReadonlyMap<number, Parameter['type']> = new Map([
  [FSCONFIG_SET_FLAG, 'flag'],
  [FSCONFIG_SET_STRING, 'string'],
  [FSCONFIG_SET_BINARY, 'blob'],
  [FSCONFIG_SET_PATH, 'filename'],
  [FSCONFIG_SET_PATH_EMPTY, 'filename'],
  [FSCONFIG_SET_FD, 'file'],
]);

/** `fsconfig()`, `fs/fsopen.c`. */
export function fsconfig(state: State, caller: Caller, call: Fsconfig): Step {
  const refusal = badArguments(call);
  if (refusal) return refused(state, refusal);
  const found = contextAt(state, call.fd);
  if (isRefusal(found)) return refused(state, found);
  const bad = badStrings(state, call);
  if (bad) return refused(state, bad);
  const context = finishClean(found);
  const at = update(state, call.fd, context);
  if (call.cmd === FSCONFIG_CMD_RECONFIGURE) return reconfigure(at, caller, call.fd, context);
  const type = types.get(call.cmd);
  if (type === undefined) return create(at, caller, call.fd, context);
  const { key, value } = call;
  const { context: next, result } = setParameter(context, caller, { key: key ?? '', type, text: value ?? '' });
  return { state: update(state, call.fd, next), result };
}

function badArguments({ fd, cmd, key, value, aux }: Fsconfig): Refusal | null {
  const want = wants.get(cmd);
  const [wantsKey, wantsValue, rightAux] = want ?? [false, false, () => true];
  return firstRefusal([
    [fd < 0, 'EINVAL', 'fsconfig-negative-descriptor', { fd }],
    [!want, 'EOPNOTSUPP', 'fsconfig-command', { cmd }],
    [wantsKey !== (key !== null), 'EINVAL', 'fsconfig-key', { cmd, key }],
    [wantsValue !== (value !== null), 'EINVAL', 'fsconfig-value', { cmd, value }],
    [!rightAux(aux), 'EINVAL', 'fsconfig-aux', { cmd, aux }],
  ]);
}

/** `strndup_user(…, 256)` counts the NUL; `getname_flags()` wants a path. */
const stringMax = 255;

function badStrings(state: State, { cmd, key, value, aux }: Fsconfig): Refusal | null {
  const type = types.get(cmd);
  const length = byteLength(value ?? '');
  return firstRefusal([
    [byteLength(key ?? '') > stringMax, 'EINVAL', 'fsconfig-string-too-long', { key }],
    [type === 'string' && length > stringMax, 'EINVAL', 'fsconfig-string-too-long', { length }],
    [cmd === FSCONFIG_SET_PATH && length === 0, 'ENOENT', 'path-empty'],
    [type === 'filename' && length >= PAGE_SIZE, 'ENAMETOOLONG', 'path-too-long', { length }],
    [type === 'file' && !canBeSet(state, aux), 'EBADF', 'descriptor-not-open', { fd: aux }],
  ]);
}

/** A descriptor of O_PATH can be set since 6.13, so that layers of overlay can be. */
const canBeSet = (state: State, fd: number) =>
  !isRefusal(fileAt(state, fd)) || (state.kernel === '6.18' && state.descriptors[fd] !== undefined);

/** Flags of a superblock that every filesystem takes, by what sets and what clears them: `fs/fs_context.c`. */
const setFlags: ReadonlyMap<string, SuperblockFlag> = new Map(
  (['dirsync', 'lazytime', 'mand', 'ro', 'sync'] as const).map((flag) => [flag, flag]),
);
const clearFlags: ReadonlyMap<string, SuperblockFlag> = new Map([
  ['async', 'sync'],
  ['nolazytime', 'lazytime'],
  ['nomand', 'mand'],
  ['rw', 'ro'],
]);

/** One parameter: `vfs_parse_fs_param()`. */
function setParameter(context: Context, caller: Caller, parameter: Parameter) {
  const { key, type, text } = parameter;
  if (context.phase !== 'CREATE_PARAMS' && context.phase !== 'RECONF_PARAMS') {
    return { context, result: refuse('EBUSY', 'parameters-frozen', { phase: context.phase, key }) };
  }
  const flag = setFlags.get(key) ?? clearFlags.get(key);
  const next = flag
    ? { flags: { ...context.flags, [flag]: setFlags.has(key) }, flagsMask: [...new Set([...context.flagsMask, flag])] }
    : filesystemParameter(context, parameter, caller);
  if (isRefusal(next)) return failed(context, next);
  const parameters = [...context.parameters, type === 'flag' ? key : `${key}=${text}`];
  return {
    context: { ...context, ...next, parameters },
    result: ok(flag ? 'parameter-common-flag' : 'parameter-set', null, { key }),
  };
}

function failed(context: Context, { messages, ...result }: ParameterRefusal): { context: Context; result: Outcome } {
  return { context: withMessages(context, messages), result };
}

/** A parameter of the filesystem's own, or the source, which most leave to `vfs_parse_fs_param_source()`. */
function filesystemParameter(
  context: Context,
  parameter: Parameter,
  caller: Caller,
): Partial<Context> | ParameterRefusal {
  const { key, type, text } = parameter;
  const read = readParameter(context, parameter, caller);
  if (read) return isRefusal(read) ? read : { tmpfs: read };
  if (key !== 'source') return invalid(`${context.type}: Unknown parameter '${key}'`, 'parameter-unknown', key);
  if (type !== 'string') return invalid('Non-string source', 'source-not-a-string', key);
  return context.source === null ? { source: text } : invalid('Multiple sources', 'source-twice', key);
}
