import { credentials, isAdminOver } from './callers.ts';
import { cleaned, withMessages } from './context.ts';
import { filesystem } from './filesystems.ts';
import { AT_FDCWD } from './flags.ts';
import { lookup } from './namei.ts';
import { type Errno, firstRefusal, isRefusal, ok, type Refusal, refuse } from './outcome.ts';
import type { RuleId } from './rules.ts';
import type { Caller, Context, Root, State, Superblock } from './state.ts';
import { refused, rootOf, type Step, update } from './step.ts';
import { defaults, tmpfsObjection } from './tmpfs.ts';

/**
 * FSCONFIG_CMD_CREATE and FSCONFIG_CMD_CREATE_EXCL: `vfs_cmd_create()`. They differ only where a superblock could be
 * reused, and tmpfs and proc make a new one each time.
 */
export function create(state: State, caller: Caller, fd: number, context: Context): Step {
  const { phase, type, owner } = context;
  const needed = filesystem(type).usernsMount ? owner : '/';
  const early = firstRefusal([
    [phase !== 'CREATE_PARAMS', 'EBUSY', 'create-phase', { phase }],
    // This comes before the phase changes, so that the context stays usable.
    [!isAdminOver(caller, needed), 'EPERM', 'create-capable', { type, needed }],
  ]);
  if (early) return refused(state, early);
  const failure = cannotCreate(state, caller, context);
  if (failure) {
    const next = { ...withMessages(context, failure.messages), phase: 'FAILED' as const };
    return refused(update(state, fd, next), refuse(failure.errno, failure.rule, { type, source: context.source }));
  }
  const id = state.nextId;
  const root = { superblock: id, dentry: '/' };
  const superblocks = { ...state.superblocks, [id]: newSuperblock(context, caller) };
  return {
    state: update({ ...state, superblocks, nextId: id + 1 }, fd, { ...context, phase: 'AWAITING_MOUNT', root }),
    result: ok('create-ok', null, { type, superblock: id }),
  };
}

interface Failure {
  readonly errno: Errno;
  readonly rule: RuleId;
  readonly messages: readonly string[];
}

/** Why `get_tree` of a filesystem fails; null if it does not. */
function cannotCreate(state: State, caller: Caller, { type, source, owner }: Context): Failure | null {
  const foreign = owner !== credentials[caller].userNamespace;
  if (type === 'overlay' && foreign) return { errno: 'EIO', rule: 'overlay-owner', messages: [] };
  if (type === 'overlay') return { errno: 'EINVAL', rule: 'overlay-lowerdir', messages: [] };
  if (type !== 'ext4') return null;
  if (source === null) return { errno: 'EINVAL', rule: 'source-missing', messages: ['e No source specified'] };
  return { ...noBlockDevice(state, caller, source), messages: [`e ${source}: Can't lookup blockdev`] };
}

/** `lookup_bdev()`. The model's tree has no block devices. */
function noBlockDevice(state: State, caller: Caller, source: string): Refusal {
  if (source === '') return refuse('EINVAL', 'source-not-a-device');
  const path = lookup(state, rootOf(caller), AT_FDCWD, source, false);
  return isRefusal(path) ? path : refuse('ENOTBLK', 'source-not-a-device', { source });
}

function newSuperblock({ type, owner, flags, tmpfs }: Context, caller: Caller): Superblock {
  const uid = tmpfs.uid ?? credentials[caller].uid;
  return {
    type,
    owner,
    flags,
    tmpfs: { ...defaults, ...tmpfs },
    nodes: { '/': { kind: 'directory', uid, bytes: 0 } },
  };
}

/** `MS_RMT_MASK` leaves out SB_DIRSYNC: it cannot be changed, nor even named, when reconfiguring. */
const notReconfigurable = 'dirsync';

/** FSCONFIG_CMD_RECONFIGURE: `vfs_cmd_reconfigure()` and `reconfigure_super()`. */
export function reconfigure(state: State, caller: Caller, fd: number, context: Context): Step {
  const { phase, root, flagsMask } = context;
  if (phase !== 'RECONF_PARAMS') return refused(state, refuse('EBUSY', 'reconfigure-phase', { phase }));
  // This phase begins with a superblock.
  const id = (root as Root).superblock;
  const superblock = state.superblocks[id] as Superblock;
  const objection = superblock.type === 'tmpfs' ? tmpfsObjection(context, superblock) : undefined;
  const refusal = firstRefusal([
    [!isAdminOver(caller, superblock.owner), 'EPERM', 'reconfigure-capable', { owner: superblock.owner }],
    [flagsMask.includes(notReconfigurable), 'EINVAL', 'reconfigure-flags', { flag: notReconfigurable }],
    [objection !== undefined, 'EINVAL', 'tmpfs-reconfigure', { objection: objection ?? null }],
  ]);
  if (refusal) {
    const messages = refusal.rule === 'tmpfs-reconfigure' ? [`e tmpfs: ${objection}`] : [];
    return refused(update(state, fd, { ...withMessages(context, messages), phase: 'FAILED' }), refusal);
  }
  const superblocks = { ...state.superblocks, [id]: changed(superblock, context) };
  return {
    state: update({ ...state, superblocks }, fd, cleaned(context)),
    result: ok('reconfigure-ok', null, { superblock: id, flags: flagsMask.join(' ') }),
  };
}

/** Every flag that was ever named takes its present value, which is off once the context was cleaned. */
function changed(superblock: Superblock, { flags, flagsMask, tmpfs }: Context): Superblock {
  const named = Object.fromEntries(flagsMask.map((flag) => [flag, flags[flag] ?? false]));
  const { uid: _, ...limits } = tmpfs;
  return { ...superblock, flags: { ...superblock.flags, ...named }, tmpfs: { ...superblock.tmpfs, ...limits } };
}
