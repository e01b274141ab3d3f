import { isAtLeast, type Kernel } from './filesystems.ts';
import { type Extent, isCapable, isMapped, type Task, toKernel } from './namespaces.ts';
import { type Check, check, decide, type Played, played } from './outcome.ts';
import { checksModes, fuseChecks, isCapableOver, writable } from './permission.ts';
import { fileOf, type Inode, keptMode, type Mount, type NamedInode, withFile } from './superblock.ts';

const suid = 0o4000;

/**
 * Asks chown(2) for new ids, as the task writes them; -1 leaves an id as it is. A daemon behind the mount agrees.
 * Errors in the kernel's order: EACCES, ENOENT, EROFS, EINVAL, EOVERFLOW, EPERM.
 */
export function chown(
  mount: Mount,
  task: Task,
  name: string,
  [uid, gid]: readonly [uid: number, gid: number],
  kernel: Kernel,
): Played<NamedInode> {
  const file = fileOf(mount.superblock, name);
  const inode = file ?? absent;
  const { uidMap, gidMap } = mount.superblock.owner;
  const users: Change = { kind: 'uid', asked: uid, old: inode.uid, caller: task.user.uidMap, owner: uidMap };
  const groups: Change = { kind: 'gid', asked: gid, old: inode.gid, caller: task.user.gidMap, owner: gidMap };
  const ids = [users, groups] as const;
  const after = { ...inode, uid: newId(users), gid: newId(groups), mode: inode.mode & ~suid };
  const checks = [
    ...fuseChecks(mount, task, kernel),
    check('name-exists', 'ENOENT', file !== undefined, { name }),
    writable(mount),
    ...ids.map(knownToCaller),
    ...(isAtLeast(kernel.release, '6.12') ? [] : ids.map(mapsIntoOwner)),
    ...ids.map(replacesInvalid),
    ...(checksModes(mount.superblock) ? ownerChecks(mount, task, inode, ids) : []),
  ];
  return played(mount, withFile(mount, after), decide(checks, 'chowned', after));
}

/** Asks chmod(2). A daemon behind the mount agrees. */
export function chmod(mount: Mount, task: Task, name: string, mode: number, kernel: Kernel): Played<NamedInode> {
  const file = fileOf(mount.superblock, name);
  const inode = file ?? absent;
  const after = { ...inode, mode: mode & keptMode };
  const checks = [
    ...fuseChecks(mount, task, kernel),
    check('name-exists', 'ENOENT', file !== undefined, { name }),
    writable(mount),
    check('invalid-id-stays', 'EOVERFLOW', inode.uid !== null && inode.gid !== null, {
      uid: inode.uid,
      gid: inode.gid,
    }),
    ...(checksModes(mount.superblock) ? [mayChmod(task, inode)] : []),
  ];
  return played(mount, withFile(mount, after), decide(checks, 'chmodded', after));
}

/** Stands where a name is not there. */
const absent: NamedInode = { name: '', type: 'regular', uid: null, gid: null, mode: 0, device: null };

interface Change {
  readonly kind: 'uid' | 'gid';
  readonly asked: number;
  readonly old: number | null;
  readonly caller: readonly Extent[];
  readonly owner: readonly Extent[];
}

/** `(uid_t)-1`. */
const isUnchanged = ({ asked }: Change): boolean => asked >>> 0 === 4294967295;
const newId = (change: Change): number | null =>
  isUnchanged(change) ? change.old : toKernel(change.caller, change.asked);

/** `chown_common`. */
const knownToCaller = (change: Change): Check =>
  check('id-known-to-caller', 'EINVAL', isUnchanged(change) || newId(change) !== null, {
    kind: change.kind,
    asked: change.asked,
  });

/**
 * `notify_change` of the older releases. In 6.12 and 6.18 its question (`vfsuid_has_fsmapping`) looks at the map of an
 * idmapped mount only, and real root outside may give a file to an id that the owner of the superblock has no name for.
 */
const mapsIntoOwner = (change: Change): Check =>
  check('id-maps', 'EOVERFLOW', isUnchanged(change) || isMapped(change.owner, newId(change)), {
    kind: change.kind,
    id: newId(change),
  });

const replacesInvalid = (change: Change): Check =>
  check('invalid-id-stays', 'EOVERFLOW', newId(change) !== null, { kind: change.kind });

/** `setattr_prepare`: an id that is left alone is not asked about. */
function ownerChecks({ superblock }: Mount, task: Task, inode: Inode, [uid, gid]: readonly [Change, Change]): Check[] {
  const isOwner = task.uids.effective === inode.uid;
  const overFile = isCapableOver(task, inode);
  const overSuperblock = isCapable(task, superblock.owner);
  const may = ({ kind, old }: Change, isOwn: boolean): Check =>
    check('may-chown', 'EPERM', (isOwner && isOwn) || overFile || (old === null && overSuperblock), {
      kind,
      isOwner,
      overFile,
      overSuperblock,
    });
  return [
    ...(isUnchanged(uid) ? [] : [may(uid, newId(uid) === uid.old)]),
    ...(isUnchanged(gid) ? [] : [may(gid, [gid.old, task.gids.effective].includes(newId(gid)))]),
    ...((inode.mode & suid) !== 0 ? [mayChmod(task, inode)] : []),
  ];
}

/** `inode_owner_or_capable`; a set-user-ID bit that a new owner takes away is a change of mode too. */
const mayChmod = ({ uids, user, privileged }: Task, { uid }: Inode): Check =>
  check('may-chmod', 'EPERM', uids.effective === uid || (privileged && isMapped(user.uidMap, uid)), {
    uid,
    caller: uids.effective,
  });
