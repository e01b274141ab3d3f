import {
  MOUNT_ATTR__ATIME,
  MOUNT_ATTR_NOATIME,
  MOUNT_ATTR_NODEV,
  MOUNT_ATTR_NODIRATIME,
  MOUNT_ATTR_NOEXEC,
  MOUNT_ATTR_NOSUID,
  MOUNT_ATTR_NOSYMFOLLOW,
  MOUNT_ATTR_RDONLY,
  MOUNT_ATTR_RELATIME,
} from './flags.ts';
import { mountAt, superblockOf } from './namei.ts';
import { anonymous, type Caller, type Mount, type State } from './state.ts';
import { rootOf, treeOf } from './step.ts';

/** One line of `/proc/self/mountinfo`. */
export interface MountLine {
  readonly id: number;
  /** The mount it stands on; null for what stands at the root directory. */
  readonly parent: number | null;
  readonly path: string;
  /** The part of the superblock that is shown. */
  readonly root: string;
  /** Options of the mount, as `mountinfo` writes them. */
  readonly options: string;
  readonly shared: boolean;
  readonly type: string;
  readonly source: string;
  /** Whether the superblock is writable: "rw" or "ro". */
  readonly superblock: 'rw' | 'ro';
}

/** The attached mounts a caller can reach, in the order they were made. A detached mount is in no such list. */
export function mountinfo(state: State, caller: Caller = 'root'): readonly MountLine[] {
  const root = mountAt(state, rootOf(caller).mount);
  return [...treeOf(state, root)].sort((one, other) => one.id - other.id).map((mount) => line(state, root, mount));
}

/** Mounts that only a descriptor of a caller leads to, parents first: detached trees. */
export function detachedMounts(state: State): readonly MountLine[] {
  return Object.values(state.mounts)
    .filter((mount) => anonymous(mount)?.root === mount.id)
    .flatMap((top) => treeOf(state, top).map((mount) => line(state, top, mount)));
}

function line(state: State, root: Mount, mount: Mount): MountLine {
  const { type, flags } = superblockOf(state, mount.id);
  return {
    id: mount.id,
    parent: mount === root ? null : (mount.at?.parent ?? null),
    path: pathOf(state, mount) || '/',
    root: mount.root,
    options: mountOptions(mount),
    shared: mount.propagation === 'shared',
    type,
    source: mount.source,
    superblock: flags.ro ? 'ro' : 'rw',
  };
}

/** Where a mount stands below the root of its tree. */
function pathOf(state: State, { at }: Mount): string {
  if (!at) return '';
  const parent = mountAt(state, at.parent);
  const inside = at.dentry.slice(parent.root === '/' ? 0 : parent.root.length);
  return `${pathOf(state, parent)}${inside === '/' ? '' : inside}`;
}

const words: readonly (readonly [bit: number, word: string])[] = [
  [MOUNT_ATTR_NOSUID, 'nosuid'],
  [MOUNT_ATTR_NODEV, 'nodev'],
  [MOUNT_ATTR_NOEXEC, 'noexec'],
];

/** `show_mnt_opts()`: strictatime is what is left when neither of the others is there. */
function mountOptions({ attributes, idmap }: Mount): string {
  const atime = attributes & MOUNT_ATTR__ATIME;
  const options: readonly (readonly [boolean, string])[] = [
    ...words.map(([bit, word]) => [(attributes & bit) !== 0, word] as const),
    [atime === MOUNT_ATTR_NOATIME, 'noatime'],
    [(attributes & MOUNT_ATTR_NODIRATIME) !== 0, 'nodiratime'],
    [atime === MOUNT_ATTR_RELATIME, 'relatime'],
    [(attributes & MOUNT_ATTR_NOSYMFOLLOW) !== 0, 'nosymfollow'],
    [idmap !== null, 'idmapped'],
  ];
  const shown = options.filter(([holds]) => holds).map(([, word]) => word);
  return [(attributes & MOUNT_ATTR_RDONLY) !== 0 ? 'ro' : 'rw', ...shown].join(',');
}
