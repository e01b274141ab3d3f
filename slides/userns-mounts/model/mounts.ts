import { mayMount } from './mount.ts';
import { isCapable, type Namespace, type Task, toKernel } from './namespaces.ts';
import { type Check, check, decide, type Outcome, type Played, played } from './outcome.ts';
import { keptMode, type Mount, type MountFlag, mountFlags, type NamedInode, withFile } from './superblock.ts';

/**
 * The copy of a mount in a new mount namespace (`copy_mnt_ns`). Where another user namespace owns that one, the copy
 * has to stay where it is and keeps its flags (`lock_mnt_tree`).
 */
export function copyInto(mount: Mount, namespace: Namespace): Mount {
  const isForeign = namespace.owner.name !== mount.namespace.owner.name;
  if (!isForeign) return { ...mount, namespace };
  const locked = mountFlags.filter((flag) => mount.flags.includes(flag) || mount.locked.includes(flag));
  return { ...mount, namespace, locked, lockedInPlace: true };
}

/** Asks mount(2) for a bind mount; the value is the second mount. What happens to its superblock concerns both. */
export const bind = (mount: Mount, task: Task): Outcome<Mount> =>
  decide([mayMount(task), ownMount(mount, task)], 'bind-mounted', { ...mount, lockedInPlace: false });

/**
 * Asks mount(2) with MS_REMOUNT for other flags: of this mount alone (with MS_BIND), or of its superblock too.
 * Flags that are not named are cleared.
 */
export function remount(mount: Mount, task: Task, flags: readonly MountFlag[], ofSuperblock: boolean): Played {
  const { owner } = mount.superblock;
  const cleared = mount.locked.filter((flag) => !flags.includes(flag));
  const superblock = ofSuperblock ? { ...mount.superblock, readOnly: flags.includes('ro') } : mount.superblock;
  const checks = [
    mayMount(task),
    ownMount(mount, task),
    check('locked-flags', 'EPERM', cleared.length === 0, { cleared }),
    ...(ofSuperblock ? [check('superblock-owner', 'EPERM', isCapable(task, owner), { owner: owner.name })] : []),
  ];
  return played(mount, { ...mount, flags, superblock }, decide(checks, 'remounted', null));
}

/** Asks umount(2), of a mount that nobody uses. */
export function umount(mount: Mount, task: Task): Played {
  const inPlace = check('locked-in-place', 'EINVAL', !mount.lockedInPlace, { mount: mount.namespace.name });
  return played(mount, null, decide([mayMount(task), ownMount(mount, task), inPlace], 'unmounted', null));
}

/** `check_mnt`. */
const ownMount = ({ namespace }: Mount, { namespaces }: Task): Check =>
  check('own-mount', 'EINVAL', namespace.name === namespaces.mnt.name, {
    mount: namespace.name,
    caller: namespaces.mnt.name,
  });

/** A file that the daemon of a fuse mount shows: its ids, as the daemon writes them, are read in the owner's map. */
export const daemonShows = (mount: Mount, { name, uid, gid, mode }: ShownFile): Mount =>
  withFile(mount, {
    name,
    type: 'regular',
    uid: toKernel(mount.superblock.owner.uidMap, uid),
    gid: toKernel(mount.superblock.owner.gidMap, gid),
    mode: mode & keptMode,
    device: null,
  } satisfies NamedInode);

export interface ShownFile {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}
