import { MOUNT_ATTR__ATIME, MOUNT_ATTR_NODIRATIME, MOUNT_ATTR_RELATIME, MOUNT_ATTR_STRICTATIME } from './flags.ts';
import type { Kernel, Mount, Node, State, Superblock } from './state.ts';
import { defaults } from './tmpfs.ts';

const directory: Node = { kind: 'directory', uid: 0, bytes: 0 };
const file: Node = { kind: 'file', uid: 0, bytes: 0 };

const superblock = (type: string, nodes: Superblock['nodes']): Superblock => ({
  type,
  owner: '/',
  flags: {},
  tmpfs: defaults,
  nodes: { '/': directory, ...nodes },
});

const superblocks = {
  0: superblock('anon_inodefs', { '/anon': file }),
  1: superblock('rootfs', {}),
  2: superblock('tmpfs', {
    '/a': directory,
    '/a/b': directory,
    '/m': directory,
    '/proc': directory,
    '/file': file,
  }),
  3: superblock('proc', {}),
  4: superblock('nsfs', { '/ns': file }),
};

const mount = (id: number, shown: number, source: string, at: Mount['at'], namespace: Mount['namespace']): Mount => ({
  id,
  superblock: shown,
  root: '/',
  source,
  attributes: namespace === null ? MOUNT_ATTR_STRICTATIME : MOUNT_ATTR_RELATIME,
  // What a namespace of another owner inherits is locked: lock_mnt_tree().
  lockedAttributes: namespace === 'container' ? MOUNT_ATTR__ATIME | MOUNT_ATTR_NODIRATIME : 0,
  locked: namespace === 'container',
  propagation: 'private',
  idmap: null,
  at,
  namespace,
});

/** Namespaces have a hidden root below the root directory, as an initramfs leaves one. */
const roots = [
  mount(0, 0, 'anon_inodefs', null, null),
  mount(7, 4, 'nsfs', null, null),
  mount(1, 1, 'rootfs', null, 'host'),
  mount(2, 2, 'root', { parent: 1, dentry: '/' }, 'host'),
  mount(3, 1, 'rootfs', null, 'container'),
  mount(4, 2, 'root', { parent: 3, dentry: '/' }, 'container'),
];
const procs = [
  mount(5, 3, 'proc', { parent: 2, dentry: '/proc' }, 'host'),
  mount(6, 3, 'proc', { parent: 4, dentry: '/proc' }, 'container'),
];

/** How a model is started. */
export interface Options {
  readonly kernel: Kernel;
  /** Whether there is a proc at `/proc`; there is unless told otherwise. */
  readonly proc?: boolean;
}

/**
 * A host and a container that see the same tree: a tmpfs with the directories `/a`, `/a/b`, `/m`, `/proc` and the file
 * `/file`, and a proc at `/proc`. All mounts are private; those of the container are locked.
 */
export const start = ({ kernel, proc = true }: Options): State => ({
  kernel,
  superblocks,
  mounts: Object.fromEntries([...roots, ...(proc ? procs : [])].map((one) => [one.id, one])),
  descriptors: {},
  nextDescriptor: 3,
  nextId: 8,
});
