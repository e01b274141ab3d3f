import { ask, type Rules } from './outcome.ts';
import {
  childOf,
  type Directory,
  type Instance,
  instanceOf,
  type Node,
  nameLimit,
  nodeOf,
  root,
  type State,
} from './state.ts';
import { byteLength, cut } from './text.ts';

/** Where a path leads, but for its last component. */
export interface Last {
  readonly directory: Directory;
  /** `root` is a path of slashes only. */
  readonly kind: 'name' | 'dot' | 'dotdot' | 'root';
  readonly name: string;
  /** Whether there is a slash behind it. */
  readonly slash: boolean;
}

/** PATH_MAX, which counts the NUL at the end. */
const pathLimit = 4096;

const kinds: ReadonlyMap<string | undefined, Last['kind']> = new Map([
  [undefined, 'root'],
  ['.', 'dot'],
  ['..', 'dotdot'],
] as const);

/** The instance, if a path can lead into it. */
export function* reach(state: State, id: number): Rules<Instance> {
  const instance = instanceOf(state, id);
  yield ask('instance-mounted', { instance: id, mounted: instance?.mounted ?? false });
  if (!instance?.mounted) return null;
  return instance;
}

/** Walks a path up to its last component. The instance is taken for the root directory: no path leads out of it. */
export function* walkToLast(instance: Instance, path: string): Rules<Last> {
  const text = cut(path, pathLimit);
  yield ask('path-not-empty', { path: text });
  if (text === '') return null;
  yield ask('path-length', { bytes: byteLength(text) });
  if (byteLength(text) >= pathLimit) return null;
  const components = text.split('/').filter((component) => component !== '');
  const last = components.pop();
  let directory = root;
  for (const component of components) {
    const next = yield* stepInto(instance, directory, component);
    if (!next) return null;
    directory = next;
  }
  return { directory, kind: kinds.get(last) ?? 'name', name: last ?? '', slash: text.endsWith('/') };
}

function* stepInto(instance: Instance, directory: Directory, name: string): Rules<Directory> {
  const node = yield* entry(instance, { directory, kind: kinds.get(name) ?? 'name', name, slash: true });
  if (!node) return null;
  yield ask('component-directory', { name, kind: node.kind });
  if (node.kind !== 'directory') return null;
  return node;
}

/** What has the last name of a path: null in `node` when nothing has. */
export function* lookup(instance: Instance, { directory, name }: Last): Rules<{ readonly node: Node | null }> {
  yield ask('name-length', { name, bytes: byteLength(name) });
  if (byteLength(name) > nameLimit) return null;
  return { node: childOf(instance, directory, name) ?? null };
}

/** The last component of a path, which exists. */
export function* entry(instance: Instance, last: Last): Rules<Node> {
  if (last.kind === 'dotdot') return nodeOf(instance, last.directory.parent);
  if (last.kind !== 'name') return last.directory;
  return yield* named(instance, last);
}

/** The entry with the last name of a path, which exists. */
export function* named(instance: Instance, last: Last): Rules<Node> {
  const found = yield* lookup(instance, last);
  if (!found) return null;
  yield ask('entry-exists', { name: last.name, kind: found.node?.kind ?? null });
  return found.node;
}

/** Where a whole path leads. */
export function* walk(instance: Instance, path: string): Rules<Node> {
  const last = yield* walkToLast(instance, path);
  if (!last) return null;
  const node = yield* entry(instance, last);
  if (!node) return null;
  return yield* slashFits(last, node);
}

/** A slash behind the last component wants a directory. */
export function* slashFits({ slash }: Last, node: Node): Rules<Node> {
  yield ask('slash-directory', { slash, kind: node.kind });
  return slash && node.kind !== 'directory' ? null : node;
}
