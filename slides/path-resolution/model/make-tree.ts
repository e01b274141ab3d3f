import {
  type Content,
  child,
  type Dentry,
  dentryAt,
  find,
  isDirectory,
  namesIn,
  type Place,
  type Tree,
  traverseMounts,
} from './tree.ts';

/** A mount on `at`: an empty tmpfs or procfs, or with `bind` what is found there, without the mounts below it. */
export interface MountData {
  readonly at: string;
  readonly bind?: string;
  readonly proc?: boolean;
}

/**
 * A tree as plain data, with absolute paths. What is below a mount lies in its filesystem. Directories on the way are
 * made; what does not fit (below a file, or with a name that is taken) is left out, and so are `.` and `..`.
 */
export interface TreeData {
  readonly dirs?: readonly string[];
  readonly files?: readonly string[];
  /** Symlinks with their targets. */
  readonly links?: Readonly<Record<string, string>>;
  /** Magic links with the path of the object that they lead to; that is looked up once, here. */
  readonly magicLinks?: Readonly<Record<string, string>>;
  /** In the order in which they are made. */
  readonly mounts?: readonly MountData[];
  /** The working directory; without it, or if there is no such directory, the root. */
  readonly cwd?: string;
  /** Paths that are not in the dentry cache yet. */
  readonly cold?: readonly string[];
}

const top: Tree = {
  dentries: [{ kind: 'dir', name: '', parent: 0, cold: false }],
  mounts: [{ root: 0, at: null }],
  root: { mount: 0, dentry: 0 },
  cwd: { mount: 0, dentry: 0 },
  renames: 0,
};

/** Makes a tree. Its root is the root of the process. */
export function makeTree(data: TreeData): Tree {
  const { mounts = [], cwd = '/', cold = [] } = data;
  const below = ([path]: Item) =>
    mounts.some(({ at }) => `/${namesIn(path).join('/')}`.startsWith(`/${namesIn(at).join('/')}/`));
  const items = itemsOf(data);
  const first = putAll(
    top,
    items.filter((item) => !below(item)),
  );
  const filled = putAll(mounts.reduce(addMount, first), items);
  const linked = Object.entries(data.magicLinks ?? {}).reduce(putMagic, filled);
  const directory = find(linked, cwd) ?? top.cwd;
  return cold.reduce(cool, { ...linked, cwd: isDirectory(linked, directory) ? directory : top.cwd });
}

type Item = readonly [path: string, content: Content];

const itemsOf = ({ dirs = [], files = [], links = {} }: TreeData): Item[] => [
  ...dirs.map((path): Item => [path, { kind: 'dir' }]),
  ...files.map((path): Item => [path, { kind: 'file' }]),
  ...Object.entries(links).map(([path, target]): Item => [path, { kind: 'link', target }]),
];

const putAll = (tree: Tree, items: readonly Item[]): Tree =>
  items.reduce((made, [path, content]) => put(made, path, content), tree);

/** Adds a name, and the directories on the way to it. */
function put(tree: Tree, path: string, content: Content): Tree {
  const names = namesIn(path);
  let [made, place] = [tree, tree.root];
  for (const [index, name] of names.entries()) {
    if (!isDirectory(made, place)) return made;
    made = addChild(made, place, name, index === names.length - 1 ? content : { kind: 'dir' });
    place = traverseMounts(made, { mount: place.mount, dentry: child(made, place.dentry, name) ?? 0 });
  }
  return made;
}

/** Adds a name to a directory, if it is not taken. */
export function addChild(tree: Tree, { dentry: parent }: Place, name: string, content: Content): Tree {
  if (child(tree, parent, name) !== undefined) return tree;
  return { ...tree, dentries: [...tree.dentries, { ...content, name, parent, cold: false }] };
}

function addMount(tree: Tree, { at, bind, proc }: MountData): Tree {
  const [sourced, source] = bind === undefined ? addRoot(tree, proc) : addSource(tree, bind);
  const { kind } = dentryAt(sourced, source);
  const made = put(sourced, at, { kind: kind === 'dir' ? 'dir' : 'file' });
  const covered = find(made, at);
  if (covered === null || dentryAt(made, covered.dentry).kind !== kind) return tree;
  return { ...made, mounts: [...made.mounts, { root: source, at: covered }] };
}

/** The root of a new filesystem. */
function addRoot(tree: Tree, procfs = false): [Tree, number] {
  const own = tree.dentries.length;
  return [{ ...tree, dentries: [...tree.dentries, { kind: 'dir', procfs, name: '', parent: own, cold: false }] }, own];
}

function addSource(tree: Tree, path: string): [Tree, number] {
  const made = put(tree, path, { kind: 'dir' });
  return [made, (find(made, path) ?? made.root).dentry];
}

function putMagic(tree: Tree, [path, target]: readonly [string, string]): Tree {
  const to = find(tree, target);
  return to === null ? tree : put(tree, path, { kind: 'magic', to });
}

function cool(tree: Tree, path: string): Tree {
  const place = find(tree, path);
  return place === null ? tree : setCold(tree, place.dentry, true);
}

/** Takes a dentry out of the cache, or puts it there. */
export const setCold = (tree: Tree, dentry: number, cold: boolean): Tree => ({
  ...tree,
  dentries: tree.dentries.map((entry, index): Dentry => (index === dentry ? { ...entry, cold } : entry)),
});
