import { credentials } from './callers.ts';
import { MOUNT_ATTR_RDONLY } from './flags.ts';
import { childOf, descriptorPath, isDirectory, lookup, mountAt, nodeAt, splitLast, superblockOf } from './namei.ts';
import { dissolved } from './open-tree.ts';
import { firstRefusal, isRefusal, ok, type Refusal, refuse } from './outcome.ts';
import type { Caller, Extent, Mount, Node, Path, State, Superblock, UserNamespace } from './state.ts';
import { open, refused, rootOf, type Step } from './step.ts';
import { usedBlocks, usedInodes } from './tmpfs.ts';

/** Ids that a mapping does not know look like this: `/proc/sys/kernel/overflowuid`. */
const overflowUid = 65_534;
const blockSize = 4096;

/** `close()`. */
export function close(state: State, fd: number): Step {
  const descriptor = state.descriptors[fd];
  if (!descriptor) return refused(state, refuse('EBADF', 'descriptor-not-open', { fd }));
  const { [fd]: _, ...descriptors } = state.descriptors;
  const next = { ...state, descriptors };
  const mount = mountAt(state, descriptorPath(descriptor).mount);
  return { state: descriptor.needUnmount ? dissolved(next, mount) : next, result: ok('close-ok') };
}

/**
 * A descriptor of a user namespace with one line in its map. A new one cannot be made by who is chrooted, and a mount
 * over the root directory looks like that to the kernel; who may write the map is no part of the model.
 */
export function userns(state: State, caller: Caller, of: 'initial' | 'container' | Extent): Step {
  if (typeof of !== 'string' && isChrooted(state, caller)) return refused(state, refuse('EPERM', 'userns-chrooted'));
  const namespace = typeof of === 'string' ? named[of] : below(credentials[caller].userNamespace, state.nextId);
  const extent = typeof of === 'string' ? { inside: 0, outside: 0, count: 65_536 } : of;
  return open({ ...state, nextId: state.nextId + 1 }, { kind: 'userns', namespace, extent }, keptOpen, 'userns-ok', {
    namespace,
  });
}

/** `current_chrooted()`: whether the root directory is not the topmost mount at the root of the namespace. */
function isChrooted({ mounts }: State, caller: Caller): boolean {
  const { mount, dentry } = rootOf(caller);
  return Object.values(mounts).some(({ at }) => at?.parent === mount && at.dentry === dentry);
}

const keptOpen = { closeOnExec: false, needUnmount: false };
const named = { initial: '/', container: '/container' } as const;
const below = (parent: UserNamespace, id: number): UserNamespace => childOf(parent, String(id));

/** The user id of a file, as a caller in the initial user namespace sees it: `stat()`. */
export function stat(state: State, caller: Caller, dfd: number, name: string): Step {
  const path = lookup(state, rootOf(caller), dfd, name, true);
  if (isRefusal(path)) return refused(state, path);
  const uid = (nodeAt(state, path) as Node).uid;
  const { idmap } = mountAt(state, path.mount);
  const shown = idmap ? shift(uid, idmap.inside, idmap.outside, idmap.count) : uid;
  return { state, result: ok('stat-ok', shown ?? overflowUid, { uid }) };
}

const shift = (id: number, from: number, to: number, count: number) =>
  id >= from && id - from < count ? id - from + to : null;

/** `mkdir()` with all permissions for all. */
export function mkdir(state: State, caller: Caller, dfd: number, name: string): Step {
  const trimmed = withoutSlashes(name);
  const existing = lookup(state, rootOf(caller), dfd, trimmed, false);
  if (!isRefusal(existing)) return refused(state, refuse('EEXIST', 'file-exists', { ...existing }));
  return make(state, caller, dfd, trimmed, 'directory', existing);
}

/** A path without the slashes at its end; "/" stays. */
function withoutSlashes(name: string): string {
  let end = name.length;
  while (end > 1 && name[end - 1] === '/') end -= 1;
  return name.slice(0, end);
}

/** Opens a file to append, makes it when it is missing, and writes so many bytes. */
export function write(state: State, caller: Caller, dfd: number, name: string, bytes: number): Step {
  const existing = lookup(state, rootOf(caller), dfd, withoutSlashes(name), false);
  // A slash at the end asks for a directory, whatever is there.
  if (name.endsWith('/') && !isRefusal(parentOf(state, caller, dfd, withoutSlashes(name)))) {
    return refused(state, refuse('EISDIR', 'file-is-a-directory', { path: name }));
  }
  if (isRefusal(existing)) return make(state, caller, dfd, name, 'file', existing, bytes);
  const refusal = firstRefusal([
    [isDirectory(state, existing), 'EISDIR', 'file-is-a-directory', { ...existing }],
    ...readOnly(state, mountAt(state, existing.mount)),
  ]);
  return refusal ? refused(state, refusal) : append(state, existing, bytes);
}

/** The directory that the last component of a path is in. */
function parentOf(state: State, caller: Caller, dfd: number, name: string): Path | Refusal {
  const [directory] = splitLast(name);
  return lookup(state, rootOf(caller), dfd, directory === '' ? '.' : directory, false);
}

/** `mnt_want_write()`: the mount and the superblock must both be writable. */
function readOnly(state: State, mount: Mount) {
  const superblock = superblockOf(state, mount.id);
  return [
    [(mount.attributes & MOUNT_ATTR_RDONLY) !== 0, 'EROFS', 'mount-read-only', { mount: mount.id }],
    [superblock.flags.ro ?? false, 'EROFS', 'superblock-read-only', { superblock: mount.superblock }],
  ] as const;
}

/** Makes the last component of a path that `lookup` misses. */
function make(
  state: State,
  caller: Caller,
  dfd: number,
  name: string,
  kind: Node['kind'],
  missing: Refusal,
  bytes = 0,
): Step {
  const [, last] = splitLast(name);
  const parent = parentOf(state, caller, dfd, name);
  if (isRefusal(parent) || missing.rule !== 'path-missing') return refused(state, missing);
  const path = { mount: parent.mount, dentry: childOf(parent.dentry, last) };
  const mount = mountAt(state, path.mount);
  const superblock = superblockOf(state, path.mount);
  const uid = ownerOfNew(credentials[caller].uid, mount);
  const { inodes = 0 } = superblock.tmpfs;
  const refusal = firstRefusal([
    [superblock.type === 'proc', 'ENOENT', 'proc-no-new-files', {}],
    ...readOnly(state, mount),
    [uid === null, 'EOVERFLOW', 'file-owner-not-mapped', { mount: mount.id }],
    [inodes !== 0 && usedInodes(superblock) >= inodes, 'ENOSPC', 'tmpfs-inodes-full', { inodes }],
  ]);
  if (refusal) return refused(state, refusal);
  return append(withNode(state, path, { kind, uid: uid ?? 0, bytes: 0 }), path, bytes);
}

const ownerOfNew = (uid: number, { idmap }: Mount) =>
  idmap ? shift(uid, idmap.outside, idmap.inside, idmap.count) : uid;

function withNode(state: State, { mount, dentry }: Path, node: Node): State {
  const id = mountAt(state, mount).superblock;
  const superblock = state.superblocks[id] as Superblock;
  const nodes = { ...superblock.nodes, [dentry]: node };
  return { ...state, superblocks: { ...state.superblocks, [id]: { ...superblock, nodes } } };
}

/** `shmem_inode_acct_blocks()`: a write ends where the blocks do, and fails when there was none for its first byte. */
function append(state: State, path: Path, bytes: number): Step {
  const node = nodeAt(state, path) as Node;
  const superblock = superblockOf(state, path.mount);
  const { blocks = 0 } = superblock.tmpfs;
  const slack = Math.ceil(node.bytes / blockSize) * blockSize - node.bytes;
  const room = blocks === 0 ? bytes : Math.max(0, blocks - usedBlocks(superblock)) * blockSize + slack;
  const written = Math.min(Math.max(0, bytes), room);
  if (bytes > 0 && written === 0) return refused(state, refuse('ENOSPC', 'tmpfs-blocks-full', { blocks }));
  return {
    state: withNode(state, path, { ...node, bytes: node.bytes + written }),
    result: ok('write-ok', null, { written }),
  };
}
