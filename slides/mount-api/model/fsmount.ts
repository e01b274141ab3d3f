import { credentials, isOurs, mayMount } from './callers.ts';
import { cleaned } from './context.ts';
import {
  FSMOUNT_CLOEXEC,
  FSMOUNT_VALID_FLAGS,
  MOUNT_ATTR__ATIME,
  MOUNT_ATTR_NOATIME,
  MOUNT_ATTR_NODIRATIME,
  MOUNT_ATTR_RDONLY,
  MOUNT_ATTR_RELATIME,
  MOUNT_ATTR_STRICTATIME,
} from './flags.ts';
import { firstRefusal, isRefusal, refuse } from './outcome.ts';
import type { Caller, Context, Mount, State } from './state.ts';
import { contextAt, open, refused, type Step, update, withMounts } from './step.ts';

/** The values of the atime field. */
export const atimes: readonly number[] = [MOUNT_ATTR_RELATIME, MOUNT_ATTR_NOATIME, MOUNT_ATTR_STRICTATIME];
/** `MNT_ATIME_MASK`: what is locked together. */
const atimeMask = MOUNT_ATTR__ATIME | MOUNT_ATTR_NODIRATIME;

/** `fsmount()`, `fs/namespace.c`. */
export function fsmount(state: State, caller: Caller, fd: number, flags: number, attributes: number): Step {
  const early = firstRefusal([
    [!mayMount(caller), 'EPERM', 'may-mount', { caller }],
    [(flags & ~FSMOUNT_CLOEXEC) !== 0, 'EINVAL', 'fsmount-flags', { flags }],
    [(attributes & ~FSMOUNT_VALID_FLAGS) !== 0, 'EINVAL', 'fsmount-attributes', { attributes }],
    [!atimes.includes(attributes & MOUNT_ATTR__ATIME), 'EINVAL', 'attributes-atime', { attributes }],
  ]);
  if (early) return refused(state, early);
  const context = contextAt(state, fd);
  if (isRefusal(context)) return refused(state, context);
  return mountContext(state, caller, fd, context, attributes, flags !== 0);
}

function mountContext(
  state: State,
  caller: Caller,
  fd: number,
  context: Context,
  attributes: number,
  closeOnExec: boolean,
): Step {
  const { root, phase } = context;
  if (!root) return refused(state, refuse('EINVAL', 'fsmount-no-superblock', { phase }));
  const lockedAttributes = revealed(state, caller, root.superblock, attributes);
  const refusal = firstRefusal([
    [lockedAttributes === null, 'EPERM', 'fsmount-too-revealing', { type: context.type }],
    [phase !== 'AWAITING_MOUNT', 'EBUSY', 'fsmount-phase', { phase }],
  ]);
  if (refusal) return refused(state, refusal);
  const id = state.nextId;
  const mount: Mount = {
    id,
    superblock: root.superblock,
    root: root.dentry,
    source: context.source ?? 'none',
    attributes,
    lockedAttributes: lockedAttributes ?? 0,
    locked: false,
    propagation: 'private',
    idmap: null,
    at: null,
    namespace: { root: id, origin: null, maker: credentials[caller].mountNamespace },
  };
  const next = withMounts(update({ ...state, nextId: id + 1 }, fd, cleaned(context)), [mount]);
  const path = { mount: id, dentry: root.dentry };
  return open(next, { kind: 'path', path }, { closeOnExec, needUnmount: true }, 'fsmount-ok', { mount: id });
}

/**
 * `mount_too_revealing()`: a new proc in a container must not show more than a proc that is already visible there.
 * @returns the attributes that stay locked; null if it would reveal something
 */
function revealed(state: State, caller: Caller, superblock: number, attributes: number): number | null {
  const { type } = state.superblocks[superblock] as State['superblocks'][number];
  if (credentials[caller].mountNamespace === 'host' || type !== 'proc') return 0;
  for (const mount of Object.values(state.mounts).filter(({ namespace }) => isOurs(caller, namespace))) {
    const shown = state.superblocks[mount.superblock];
    const locked = mount.lockedAttributes | (shown?.flags.ro ? MOUNT_ATTR_RDONLY : 0);
    if (shown?.type === type && !losesLocked({ ...mount, lockedAttributes: locked & revealing }, attributes)) {
      return locked & revealing;
    }
  }
  return null;
}

/** The locked attributes that count for what a mount reveals. */
const revealing = MOUNT_ATTR_RDONLY | atimeMask;

/** `can_change_locked_flags()`, negated: whether a mount would lose an attribute that is locked. */
export function losesLocked({ lockedAttributes, attributes: old }: Mount, wanted: number): boolean {
  const atimeChanges = (old & atimeMask) !== (wanted & atimeMask);
  const lost = lockedAttributes & ~atimeMask & ~wanted;
  return lost !== 0 || ((lockedAttributes & atimeMask) !== 0 && atimeChanges);
}
