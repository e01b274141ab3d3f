/** What a name in a directory stands for. */
export type Content =
  | { readonly kind: 'dir' }
  | { readonly kind: 'file' }
  /** A symlink with the text that `readlink(2)` gives. */
  | { readonly kind: 'link'; readonly target: string }
  /** A link of procfs: it leads to an object, not to a text. */
  | { readonly kind: 'magic'; readonly to: Place };

/** A `struct dentry`: a name in a directory. The root of a filesystem has no name, and is its own parent. */
export type Dentry = Content & {
  readonly name: string;
  /** Index in `Tree.dentries`. */
  readonly parent: number;
  /** Not in the dentry cache: the filesystem has to be asked, which RESOLVE_CACHED forbids. */
  readonly cold: boolean;
  /** The root of a procfs. */
  readonly procfs?: boolean;
};

/** A `struct mount`. */
export interface Mount {
  /** The dentry that it shows: an index in `Tree.dentries`. */
  readonly root: number;
  /** What it covers; null for the mount at the very top. */
  readonly at: Place | null;
}

/** A `struct path`: a dentry as seen through a mount. A descriptor of a directory is one, too. */
export interface Place {
  /** Index in `Tree.mounts`. */
  readonly mount: number;
  /** Index in `Tree.dentries`. */
  readonly dentry: number;
}

/** All that a process can look up. Never changed: calls return a new one. */
export interface Tree {
  readonly dentries: readonly Dentry[];
  readonly mounts: readonly Mount[];
  /** The root directory of the process; with another place here the tree is as behind `chroot(2)`. */
  readonly root: Place;
  /** Its working directory. */
  readonly cwd: Place;
  /** How many renames there have been: `rename_lock` in fs/dcache.c. */
  readonly renames: number;
}

const nothing: Dentry = { kind: 'file', name: '', parent: 0, cold: false };

export const dentryAt = (tree: Tree, index: number): Dentry => tree.dentries[index] ?? nothing;
export const mountAt = (tree: Tree, index: number): Mount => tree.mounts[index] ?? { root: 0, at: null };

export const samePlace = (a: Place, b: Place): boolean => a.mount === b.mount && a.dentry === b.dentry;
export const isDirectory = (tree: Tree, { dentry }: Place): boolean => dentryAt(tree, dentry).kind === 'dir';

/** The dentry of a name in a directory, if there is one. */
export function child(tree: Tree, directory: number, name: string): number | undefined {
  const index = tree.dentries.findIndex((entry) => entry.parent === directory && entry.name === name);
  return index < 0 ? undefined : index;
}

/** Everything that a chain of steps leads to, the start included; it ends where a step leads nowhere or back. */
function chain<T>(start: T, step: (from: T) => T | null, key: (of: T) => string): T[] {
  const seen = new Map<string, T>();
  for (let at: T | null = start; at !== null && !seen.has(key(at)); at = step(at)) seen.set(key(at), at);
  return [...seen.values()];
}

const keyOf = ({ mount, dentry }: Place): string => `${mount}:${dentry}`;

/** Enters what is mounted on a place, and what is mounted on that. Source: `__traverse_mounts` in fs/namei.c. */
export function traverseMounts(tree: Tree, place: Place): Place {
  const mountedOn = (on: Place): Place | null => {
    const mount = tree.mounts.findIndex(({ at }) => at !== null && samePlace(at, on));
    return mount < 0 ? null : { mount, dentry: mountAt(tree, mount).root };
  };
  return chain(place, mountedOn, keyOf).at(-1) ?? place;
}

/** The place itself, what its mount covers, what the mount of that covers, up to the top. */
export const mountpoints = (tree: Tree, place: Place): Place[] =>
  chain(place, ({ mount }) => mountAt(tree, mount).at, keyOf);

/** Whether a dentry is below another one, or the same. Source: `is_subdir` in fs/dcache.c. */
export const isSubdir = (tree: Tree, dentry: number, above: number): boolean =>
  chain(dentry, (from) => dentryAt(tree, from).parent, String).includes(above);

/** Whether something is mounted on a dentry, in whatever mount. Source: `d_mountpoint` in include/linux/dcache.h. */
export const isMountpoint = (tree: Tree, dentry: number): boolean =>
  tree.mounts.some(({ at }) => at?.dentry === dentry);

/** Whether a dentry belongs to a procfs. */
export const isInProcfs = (tree: Tree, dentry: number): boolean =>
  chain(dentry, (from) => dentryAt(tree, from).parent, String).some((above) => dentryAt(tree, above).procfs);

/** Whether a place lies under another one. Source: `is_path_reachable` in fs/namespace.c. */
export function isReachable(tree: Tree, place: Place, root: Place): boolean {
  const onMount = mountpoints(tree, place).find(({ mount }) => mount === root.mount);
  return onMount !== undefined && isSubdir(tree, onMount.dentry, root.dentry);
}

/**
 * The absolute path of a place, as `/proc/self/fd` shows it. It is `/`, too, for what a rename took out of a bind mount.
 * Source: `prepend_path` in fs/d_path.c.
 */
export function pathOf(tree: Tree, place: Place): string {
  const isMountRoot = ({ mount, dentry }: Place): boolean => dentry === mountAt(tree, mount).root;
  const isRoot = (at: Place): boolean => samePlace(at, tree.root);
  const up = (from: Place): Place | null => {
    if (isRoot(from)) return null;
    if (isMountRoot(from)) return mountAt(tree, from.mount).at;
    return { mount: from.mount, dentry: dentryAt(tree, from.dentry).parent };
  };
  const climbed = chain(place, up, keyOf);
  const escaped = climbed.slice(-1).some((end) => !isRoot(end) && !isMountRoot(end));
  const named = escaped ? [] : climbed.filter((at) => !isRoot(at) && !isMountRoot(at));
  return `/${named
    .map(({ dentry }) => dentryAt(tree, dentry).name)
    .reverse()
    .join('/')}`;
}

/** The names in a path; empty ones, `.` and `..` are passed over. */
export const namesIn = (path: string): string[] => path.split('/').filter((name) => !['', '.', '..'].includes(name));

/** The place of an absolute path by its bare names, across mounts, without following links; or the error. */
export function lookupNames(tree: Tree, names: readonly string[]): Place | 'ENOENT' | 'ENOTDIR' {
  let place = tree.root;
  for (const name of names) {
    if (!isDirectory(tree, place)) return 'ENOTDIR';
    const dentry = child(tree, place.dentry, name);
    if (dentry === undefined) return 'ENOENT';
    place = traverseMounts(tree, { mount: place.mount, dentry });
  }
  return place;
}

/**
 * The place of an absolute path, to be used as a descriptor.
 * @returns null if there is no such thing; links, `.` and `..` are not followed
 */
export function find(tree: Tree, path: string): Place | null {
  const found = lookupNames(tree, namesIn(path));
  return typeof found === 'string' ? null : found;
}
