import { filesystems, isAtLeast, type Kernel, type NewFiles, noFilesystem } from './filesystems.ts';
import { hasIds, initialUserNamespace, type Task } from './namespaces.ts';
import { type Check, check, decide, needsAdmin, type Played, played } from './outcome.ts';
import { access, fuseChecks, idsAreValid, permission, writable } from './permission.ts';
import {
  type FileType,
  fileOf,
  keptMode,
  type Mount,
  type NamedInode,
  type Superblock,
  withFile,
} from './superblock.ts';

/** What mknod(2) makes; `device` counts for `char` and `block` only. */
export interface Node {
  readonly type: Exclude<FileType, 'folder'>;
  readonly device?: readonly [major: number, minor: number];
}

/** Asks open(2) with O_CREAT | O_EXCL for a new file, which then holds a program that prints its user id. */
export function create(mount: Mount, task: Task, name: string, mode: number, kernel: Kernel): Played<NamedInode> {
  const file = newFile(task, name, { type: 'regular' }, mode);
  const checks = [...placeChecks(mount, task, name, kernel), fileSupported(mount.superblock)];
  return played(mount, withFile(mount, file), decide(checks, 'created', file));
}

/** Asks mknod(2), mode 0666, for a node or, where the type is `regular`, for a file. */
export function mknod(mount: Mount, task: Task, name: string, node: Node, kernel: Kernel): Played<NamedInode> {
  return mknodBy(capabilityFor(node, task, kernel), mount, task, name, node, kernel);
}

/** mknod(2) with another rule for devices in the place of today's. */
export function mknodBy(
  capability: readonly Check[],
  mount: Mount,
  task: Task,
  name: string,
  node: Node,
  kernel: Kernel,
): Played<NamedInode> {
  const file = newFile(task, name, node, 0o666);
  const supported = node.type === 'regular' ? [fileSupported(mount.superblock)] : nodeChecks(mount.superblock, node);
  const checks = [...placeChecks(mount, task, name, kernel), ...capability, ...supported];
  return played(mount, withFile(mount, file), decide(checks, 'created', file));
}

export const isDevice = (type: FileType): boolean => type === 'char' || type === 'block';

/** A character device 0:0, with which overlay marks a name as deleted. */
const isWhiteout = ({ type, device }: Node): boolean => type === 'char' && device?.[0] === 0 && device[1] === 0;

/** `vfs_mknod`: `capable(CAP_MKNOD)`, since 5.8 not for whiteouts. */
function capabilityFor(node: Node, task: Task, { release }: Kernel): Check[] {
  const isFree = isWhiteout(node) && isAtLeast(release, '5.8');
  return isDevice(node.type) && !isFree ? [needsAdmin('device-capability', task, initialUserNamespace)] : [];
}

/** `filename_create` and `may_create`: what is asked of every new name. */
function placeChecks(mount: Mount, task: Task, name: string, kernel: Kernel): Check[] {
  const { superblock } = mount;
  const { effective: uid } = task.uids;
  const { effective: gid } = task.gids;
  return [
    ...fuseChecks(mount, task, kernel),
    check('names-are-fixed', 'ENOENT', newFilesOf(superblock) !== 'no such names', { name }),
    check('name-is-free', 'EEXIST', fileOf(superblock, name) === undefined, { name }),
    writable(mount),
    check('caller-maps', 'EOVERFLOW', hasIds(superblock.owner, uid, gid), { uid, gid, owner: superblock.owner.name }),
    idsAreValid(superblock.root),
    permission('folder-permission', mount, task, superblock.root, access.search),
  ];
}

const typeOf = ({ filesystem }: Superblock) => filesystems.find(({ name }) => name === filesystem) ?? noFilesystem;
const newFilesOf = (superblock: Superblock): NewFiles => typeOf(superblock).newFiles;

const fileSupported = (superblock: Superblock): Check =>
  check('file-supported', 'EACCES', newFilesOf(superblock) !== 'none', { filesystem: superblock.filesystem });

function nodeChecks(superblock: Superblock, node: Node): Check[] {
  const { filesystem } = superblock;
  return [
    check('node-supported', 'EPERM', newFilesOf(superblock) === 'any', { filesystem }),
    check('overlay-whiteout', 'EPERM', filesystem !== 'overlay' || !isWhiteout(node), { filesystem }),
  ];
}

const newFile = ({ uids, gids }: Task, name: string, { type, device }: Node, mode: number): NamedInode => ({
  name,
  type,
  uid: uids.effective,
  gid: gids.effective,
  mode: mode & keptMode,
  device: isDevice(type) ? (device ?? [0, 0]) : null,
});
