import type { Kernel } from './filesystems.ts';
import { hasIds, type Ids, initialUserNamespace, isCapable, isWithin, type Task } from './namespaces.ts';
import { type Check, check } from './outcome.ts';
import type { Inode, Mount, Superblock } from './superblock.ts';

/** The bits of an access, as a mode has them for others. */
export const access = { read: 4, write: 6, search: 3, execute: 1, list: 5 } as const;

/** `capable_wrt_inode_uidgid`: capabilities reach a file whose ids the task's user namespace can name. */
export const isCapableOver = ({ user, privileged }: Task, { uid, gid }: Inode): boolean =>
  privileged && hasIds(user, uid, gid);

/** `generic_permission` of fs/namei.c, without lists of access and supplementary groups. */
function isPermitted(task: Task, inode: Inode, wanted: number): boolean {
  const { uids, gids } = task;
  const shift = uids.effective === inode.uid ? 6 : gids.effective === inode.gid ? 3 : 0;
  if ((wanted & ~(inode.mode >> shift)) === 0) return true;
  const overridable = inode.type === 'folder' || (wanted & 1) === 0 || (inode.mode & 0o111) !== 0;
  return overridable && isCapableOver(task, inode);
}

/** Whether the kernel looks at modes and owners itself, and does not leave that to a daemon. */
export const checksModes = ({ fuse }: Superblock): boolean => fuse === null || fuse.defaultPermissions;

/** A rule that asks the mode of a file, where the kernel does. */
export const permission = (
  rule: 'folder-permission' | 'file-permission',
  mount: Mount,
  task: Task,
  inode: Inode,
  wanted: number,
): Check =>
  check(rule, 'EACCES', !checksModes(mount.superblock) || isPermitted(task, inode, wanted), {
    mode: inode.mode,
    uid: inode.uid,
    wanted,
  });

/**
 * `fuse_allow_current_process`: every call into a fuse mount lets its daemon watch and hold up the caller, so that only
 * those may call that the owner of the mount could trace anyway.
 */
export function fuseChecks({ superblock }: Mount, task: Task, kernel: Kernel): Check[] {
  const { fuse, owner } = superblock;
  if (fuse === null) return [];
  const override = kernel.allowSysAdminAccess === true && isCapable(task, initialUserNamespace);
  const saw = { user: task.user.name, owner: owner.name, override };
  if (fuse.allowOther) return [check('fuse-descendant', 'EACCES', override || isWithin(task.user, owner), saw)];
  const isOwner = isAll(task.uids, fuse.userId) && isAll(task.gids, fuse.groupId);
  return [check('fuse-caller', 'EACCES', override || isOwner, { ...saw, userId: fuse.userId, groupId: fuse.groupId })];
}

const isAll = ({ real, effective, saved }: Ids, id: number): boolean =>
  [real, effective, saved].every((one) => one === id);

/** Whether a file can be written at all: `HAS_UNMAPPED_ID` in `inode_permission`. */
export const idsAreValid = ({ uid, gid }: Inode): Check =>
  check('ids-are-valid', 'EACCES', uid !== null && gid !== null, { uid, gid });

/** `mnt_want_write`: asked before anything is changed. */
export const writable = ({ flags, superblock: { readOnly } }: Mount): Check =>
  check('writable', 'EROFS', !flags.includes('ro') && !readOnly, { mount: flags.includes('ro'), superblock: readOnly });
