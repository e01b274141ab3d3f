import { byteLength } from './bytes.ts';
import { mayMount } from './callers.ts';
import { filesystems } from './filesystems.ts';
import {
  FSOPEN_CLOEXEC,
  FSPICK_CLOEXEC,
  FSPICK_EMPTY_PATH,
  FSPICK_NO_AUTOMOUNT,
  FSPICK_SYMLINK_NOFOLLOW,
  PAGE_SIZE,
} from './flags.ts';
import { isMountRoot, lookup, mountAt, superblockOf } from './namei.ts';
import { firstRefusal, isRefusal, ok, refuse } from './outcome.ts';
import type { Caller, Context, State } from './state.ts';
import { contextAt, open, refused, rootOf, type Step, update } from './step.ts';

/** A context as `alloc_fs_context()` and `init_fs_context` leave it. */
const fresh = (type: string, owner: string): Context => ({
  type,
  phase: 'CREATE_PARAMS',
  purpose: 'mount',
  owner,
  source: null,
  flags: {},
  flagsMask: [],
  tmpfs: {},
  parameters: [],
  root: null,
  log: [],
});

/** `fsopen()`, `fs/fsopen.c`. */
export function fsopen(state: State, caller: Caller, name: string, flags: number): Step {
  const type = filesystems.get(name);
  const refusal = firstRefusal([
    [!mayMount(caller), 'EPERM', 'may-mount', { caller }],
    [(flags & ~FSOPEN_CLOEXEC) !== 0, 'EINVAL', 'fsopen-flags', { flags }],
    [byteLength(name) >= PAGE_SIZE, 'EINVAL', 'fsopen-name-too-long'],
  ]);
  if (refusal) return refused(state, refusal);
  if (!type) return refused(state, refuse('ENODEV', 'fsopen-type', { type: name }));
  return open(
    state,
    { kind: 'context', context: fresh(name, type.owner(caller)) },
    { closeOnExec: flags !== 0, needUnmount: false },
    'fsopen-ok',
    {
      type: name,
    },
  );
}

const fspickFlags = FSPICK_CLOEXEC | FSPICK_SYMLINK_NOFOLLOW | FSPICK_NO_AUTOMOUNT | FSPICK_EMPTY_PATH;

/** `fspick()`, `fs/fsopen.c`. */
export function fspick(state: State, caller: Caller, dfd: number, name: string, flags: number): Step {
  const early = firstRefusal([
    [!mayMount(caller), 'EPERM', 'may-mount', { caller }],
    [(flags & ~fspickFlags) !== 0, 'EINVAL', 'fspick-flags', { flags }],
  ]);
  if (early) return refused(state, early);
  const path = lookup(state, rootOf(caller), dfd, name, (flags & FSPICK_EMPTY_PATH) !== 0);
  if (isRefusal(path)) return refused(state, path);
  if (!isMountRoot(state, path)) return refused(state, refuse('EINVAL', 'fspick-mount-root', { ...path }));
  const { type, owner } = superblockOf(state, path.mount);
  const context: Context = {
    ...fresh(type, owner),
    phase: 'RECONF_PARAMS',
    purpose: 'reconfigure',
    root: { superblock: mountAt(state, path.mount).superblock, dentry: path.dentry },
  };
  return open(
    state,
    { kind: 'context', context },
    { closeOnExec: (flags & FSPICK_CLOEXEC) !== 0, needUnmount: false },
    'fspick-ok',
    { type },
  );
}

/** `vfs_clean_context()`: what stays of a context after it made a mount or changed a superblock. */
export const cleaned = (context: Context): Context => ({
  ...context,
  phase: 'AWAITING_RECONF',
  purpose: 'reconfigure',
  source: null,
  flags: {},
  tmpfs: {},
  parameters: [],
});

/** `finish_clean_context()`: the next `fsconfig` turns a cleaned context into one that takes parameters. */
export const finishClean = (context: Context): Context =>
  context.phase === 'AWAITING_RECONF' ? { ...context, phase: 'RECONF_PARAMS' } : context;

/** `ARRAY_SIZE(log->buffer)`: a ninth message pushes out the oldest. */
const logSize = 8;
export const withMessages = (context: Context, messages: readonly string[]): Context => ({
  ...context,
  log: [...context.log, ...messages].slice(-logSize),
});

/** Reading a context: `fscontext_read()`. One message for each read, with its newline. */
export function read(state: State, fd: number, count: number): Step {
  const context = contextAt(state, fd);
  if (isRefusal(context)) return refused(state, context);
  const [message, ...log] = context.log;
  if (message === undefined) return refused(state, refuse('ENODATA', 'log-empty'));
  const size = byteLength(message) + 1;
  if (size > count) return refused(state, refuse('EMSGSIZE', 'log-buffer-too-small', { size, count }));
  return { state: update(state, fd, { ...context, log }), result: ok('log-read', message, { size }) };
}
