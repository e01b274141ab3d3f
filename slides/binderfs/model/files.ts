import { mayCreate, writable } from './access.ts';
import { type Caller, controls, hostId, shownId } from './callers.ts';
import { ask, type Done, done, type Rules, type Stat } from './outcome.ts';
import { devicesOf, type Instance, type Node, ownerOf, type State, settle, withNode } from './state.ts';
import { entry, type Last, lookup, reach, slashFits, walk, walkToLast } from './walk.ts';

/** open(2) with O_RDONLY. */
export interface Open {
  readonly call: 'open';
  readonly caller: Caller;
  readonly instance: number;
  readonly path: string;
  /** O_CREAT. */
  readonly create?: boolean;
}

export interface Close {
  readonly call: 'close';
  readonly fd: number;
}

export interface StatCall {
  readonly call: 'stat';
  readonly caller: Caller;
  readonly instance: number;
  readonly path: string;
}

/** What readdir(3) lists, but for . and .. */
export interface List {
  readonly call: 'list';
  readonly caller: Caller;
  readonly instance: number;
  readonly path: string;
}

export function* open(state: State, { caller, instance: id, path, create = false }: Open): Rules<Done> {
  const instance = yield* reach(state, id);
  const last = instance && (yield* walkToLast(instance, path));
  if (!last) return null;
  const node = yield* create && last.kind === 'name' ? openOrCreate(instance, caller, last) : entry(instance, last);
  if (!node) return null;
  if (create) {
    yield ask('create-file', { kind: node.kind });
    if (node.kind === 'directory') return null;
  }
  if (!(yield* slashFits(last, node))) return null;
  if ('minor' in node && !(yield* mayOpenDevice(instance, caller))) return null;
  const fd = state.nextFd;
  yield ask('open-done', { fd });
  return done({ ...state, files: [...state.files, { fd, instance: id, ino: node.ino }], nextFd: fd + 1 }, { fd });
}

/** What the last name of a path with O_CREAT has; nothing can be made. */
function* openOrCreate(instance: Instance, caller: Caller, last: Last): Rules<Node> {
  yield ask('create-no-slash', { slash: last.slash });
  if (last.slash) return null;
  const found = yield* lookup(instance, last);
  if (!found) return null;
  if (found.node) return found.node;
  if (!(yield* writable(instance))) return null;
  if (!(yield* mayCreate(instance, caller))) return null;
  yield ask('no-create', { name: last.name });
  return null;
}

function* mayOpenDevice(instance: Instance, caller: Caller): Rules<true> {
  yield ask('device-usable', { initialUserNamespace: instance.userNamespace === null });
  yield ask('open-mode', { caller: hostId(caller), owner: ownerOf(instance) });
  if (!controls(caller, ownerOf(instance))) return null;
  return true;
}

export function* close(state: State, { fd }: Close): Rules<Done> {
  const file = state.files.find((open) => open.fd === fd);
  yield ask('fd-open', { fd });
  if (!file) return null;
  const without = { ...state, files: state.files.filter((open) => open !== file) };
  yield ask('close-done', { instance: file.instance });
  return done(settle({ ...without, instances: without.instances.map((instance) => released(instance, fd)) }));
}

/** A device whose manager's file is closed has none. */
function released(instance: Instance, fd: number): Instance {
  const managed = devicesOf(instance).find(({ manager }) => manager === fd);
  return managed ? withNode(instance, { ...managed, manager: null }) : instance;
}

/** Types and permissions (S_IFCHR is 020000, S_IFDIR 040000, S_IFREG 0100000). */
const modes: Readonly<Record<Node['kind'], number>> = {
  control: 0o20600,
  device: 0o20600,
  directory: 0o40755,
  file: 0o100444,
};

export function* stat(state: State, { caller, instance: id, path }: StatCall): Rules<Done> {
  const instance = yield* reach(state, id);
  const node = instance && (yield* walk(instance, path));
  if (!node) return null;
  yield ask('stat-done', { kind: node.kind });
  return done(state, { stat: statOf(state, instance, node, caller) });
}

function statOf({ major }: State, instance: Instance, node: Node, caller: Caller): Stat {
  const owner = shownId(caller.userNamespace, ownerOf(instance));
  const device = 'minor' in node ? { major, minor: node.minor } : { major: null, minor: null };
  return { mode: modes[node.kind], uid: owner, gid: owner, ...device };
}

export function* list(state: State, { instance: id, path }: List): Rules<Done> {
  const instance = yield* reach(state, id);
  const node = instance && (yield* walk(instance, path));
  if (!node) return null;
  yield ask('list-directory', { kind: node.kind });
  if (node.kind !== 'directory') return null;
  yield ask('list-done', { directory: node.name });
  const names = instance.nodes.filter(({ parent }) => parent === node.ino).map(({ name }) => name);
  return done(state, { names: names.toSorted() });
}
