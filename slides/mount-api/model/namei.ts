import { byteLength } from './bytes.ts';
import { isRefusal, type Refusal, refuse } from './outcome.ts';
import type { Descriptor, Mount, Node, Path, State } from './state.ts';

/** `PATH_MAX` with the NUL, and the longest name of one component. */
const pathMax = 4096;
const nameMax = 255;

/** Mounts of the kernel's own, where the descriptors live that are no files of a tree. */
const internalPaths = { context: { mount: 0, dentry: '/anon' }, userns: { mount: 7, dentry: '/ns' } } as const;
/** The mount every caller has as its root directory, by mount namespace. */
export const rootMounts = { host: 2, container: 4 } as const;

export const mountAt = (state: State, id: number): Mount => state.mounts[id] as Mount;

export const superblockOf = (state: State, mount: number) => {
  const id = mountAt(state, mount).superblock;
  // biome-ignore lint/style/noNonNullAssertion: superblocks are never removed
  return state.superblocks[id]!;
};

export const nodeAt = (state: State, { mount, dentry }: Path): Node | undefined =>
  superblockOf(state, mount).nodes[dentry];

export const isDirectory = (state: State, path: Path) => nodeAt(state, path)?.kind === 'directory';

/** `path_mounted()`: whether a path is the root of its mount. */
export const isMountRoot = (state: State, { mount, dentry }: Path) => mountAt(state, mount).root === dentry;

/** The mount on a path, if there is one: `lookup_mnt()`. */
export const mountOn = (state: State, { mount, dentry }: Path): Mount | undefined =>
  Object.values(state.mounts).find(({ at }) => at?.parent === mount && at.dentry === dentry);

/** Follows mounts on a path up to the last one. A set ends where a list might not. */
export function follow(state: State, path: Path): Path {
  const places = new Map([[path.mount, path]]);
  for (const place of places.values()) {
    const top = mountOn(state, place);
    if (top) places.set(top.id, { mount: top.id, dentry: top.root });
  }
  return [...places.values()].at(-1) ?? path;
}

/** A mount and everything it stands on. */
export function ancestors(state: State, mount: Mount): readonly Mount[] {
  const mounts = new Set([mount]);
  for (const { at } of mounts) {
    if (at) mounts.add(mountAt(state, at.parent));
  }
  return [...mounts];
}

export const descriptorPath = (descriptor: Descriptor): Path =>
  descriptor.kind === 'path' ? descriptor.path : internalPaths[descriptor.kind];

/**
 * Walks a path as the *at() calls do: `fs/namei.c`. There are no symbolic links in the model's trees, and no
 * permissions on directories.
 * @param empty whether "" means the descriptor itself
 */
export function lookup(state: State, root: Path, dfd: number, name: string, empty: boolean): Path | Refusal {
  if (name === '' && !empty) return refuse('ENOENT', 'path-empty');
  if (byteLength(name) >= pathMax) return refuse('ENAMETOOLONG', 'path-too-long');
  const start = name.startsWith('/') ? root : startAt(state, root, dfd);
  if (isRefusal(start)) return start;
  return walk(state, start, name);
}

function startAt(state: State, root: Path, dfd: number): Path | Refusal {
  if (dfd === -100) return root;
  const descriptor = state.descriptors[dfd];
  return descriptor ? descriptorPath(descriptor) : refuse('EBADF', 'descriptor-not-open', { fd: dfd });
}

/** A trailing slash asks for a directory, as one more component "." does. */
function walk(state: State, start: Path, name: string): Path | Refusal {
  const trailing = name.endsWith('/') ? ['.'] : [];
  const components = [...name.split('/').filter((component) => component !== ''), ...trailing];
  let at = start;
  for (const component of components) {
    const next = stepInto(state, at, component);
    if (isRefusal(next)) return next;
    at = next;
  }
  return at;
}

function stepInto(state: State, at: Path, component: string): Path | Refusal {
  if (!isDirectory(state, at)) return refuse('ENOTDIR', 'path-not-a-directory', { component });
  if (component === '.') return at;
  if (component === '..') return follow(state, parentOf(state, at));
  if (byteLength(component) > nameMax) return refuse('ENAMETOOLONG', 'path-too-long', { component });
  const next = { mount: at.mount, dentry: childOf(at.dentry, component) };
  return nodeAt(state, next) ? follow(state, next) : refuse('ENOENT', 'path-missing', { component });
}

/**
 * One level up, out of as many mounts as needed. Above the root directory of a caller there is only the hidden root it
 * is mounted on, from where `follow` comes back.
 */
function parentOf(state: State, path: Path): Path {
  const mounts = ancestors(state, mountAt(state, path.mount));
  const places = [path, ...mounts.flatMap(({ at }) => (at ? [{ mount: at.parent, dentry: at.dentry }] : []))];
  const inside = places.find((place) => !isMountRoot(state, place));
  if (!inside) return places.at(-1) ?? path;
  return { mount: inside.mount, dentry: inside.dentry.slice(0, inside.dentry.lastIndexOf('/')) || '/' };
}

export const childOf = (dentry: string, component: string) =>
  dentry === '/' ? `/${component}` : `${dentry}/${component}`;

/** Splits off the last component, for calls that make it. */
export function splitLast(name: string): readonly [parent: string, last: string] {
  const slash = name.lastIndexOf('/') + 1;
  return [name.slice(0, slash), name.slice(slash)];
}
