import { type Caller, isRoot, isSame } from './callers.ts';
import { createDevice, takeMinor } from './device.ts';
import { parseOptions, type Settings } from './options.ts';
import { ask, type Done, done, type Rules } from './outcome.ts';
import {
  allMinors,
  childOf,
  type Directory,
  type Instance,
  instanceOf,
  isOpen,
  root,
  type State,
  settle,
  withInstance,
} from './state.ts';

/** `mount("binder", …, "binder", 0, options)`, somewhere in the mount namespace of the caller's user namespace. */
export interface Mount {
  readonly call: 'mount';
  readonly caller: Caller;
  readonly options: string;
}

/** The same with MS_REMOUNT. */
export interface Remount {
  readonly call: 'remount';
  readonly caller: Caller;
  readonly instance: number;
  readonly options: string;
}

export interface Umount {
  readonly call: 'umount';
  readonly caller: Caller;
  readonly instance: number;
  /** MNT_DETACH: takes the mount away, whatever is open. */
  readonly detach?: boolean;
}

/** What the directories of an instance hold from the start. */
const directories = {
  features: ['oneway_spam_detection', 'extended_error', 'freeze_notification'],
  binder_logs: ['state', 'stats', 'transactions', 'transaction_log', 'failed_transaction_log'],
} as const;

export function* mount(state: State, { caller, options }: Mount): Rules<Done> {
  if (!(yield* mayMount(caller))) return null;
  yield ask('type-registered', { registered: state.devices !== null });
  if (!state.devices) return null;
  const settings = yield* parseOptions(options, { caller, pool: state.pool, source: true });
  if (!settings) return null;
  const filled = yield* fillSuper(state, state.devices, caller, settings);
  if (!filled) return null;
  yield ask('instance-made', { instance: state.nextInstance });
  return done(filled, { instance: state.nextInstance });
}

/** Whoever is no root of its user namespace does not get further. */
function* mayMount(caller: Caller): Rules<true> {
  yield ask('may-mount', { uid: caller.uid });
  if (!isRoot(caller)) return null;
  return true;
}

/** A new instance in the kernel's order: binder-control, the default devices, features, binder_logs. */
function* fillSuper(state: State, names: readonly string[], caller: Caller, settings: Settings): Rules<State> {
  const empty = emptyInstance(state.nextInstance, caller, settings);
  const minor = yield* takeMinor(state, empty);
  if (minor === null) return null;
  const control = { kind: 'control', ino: 2, parent: root.ino, name: 'binder-control', minor } as const;
  let next: State = {
    ...state,
    instances: [...state.instances, { ...empty, nodes: [control] }],
    nextInstance: state.nextInstance + 1,
  };
  for (const name of names) {
    const added = yield* createDevice(next, instanceOf(next, empty.id) ?? empty, name, 'none');
    if (!added) return null;
    next = added.state;
  }
  const withFeatures = yield* makeDirectory(instanceOf(next, empty.id) ?? empty, 'features');
  if (!withFeatures) return null;
  const whole = settings.stats ? yield* makeDirectory(withFeatures, 'binder_logs') : withFeatures;
  if (!whole) return null;
  return withInstance(next, whole);
}

function emptyInstance(id: number, caller: Caller, { max, stats, readOnly }: Settings): Instance {
  const { userNamespace, ipcNamespace } = caller;
  return { id, mounted: true, max, stats, readOnly, userNamespace, ipcNamespace, nodes: [] };
}

function* makeDirectory(instance: Instance, name: keyof typeof directories): Rules<Instance> {
  const there = childOf(instance, root, name);
  yield ask('directory-name-free', { name, taken: there !== undefined });
  if (there) return null;
  // Numbers above those of all devices, as iunique() gives them.
  const ino = allMinors + instance.nodes.length + 3;
  const directory: Directory = { kind: 'directory', ino, parent: root.ino, name };
  const files = directories[name].map((file, index) => ({
    kind: 'file' as const,
    ino: ino + 1 + index,
    parent: ino,
    name: file,
  }));
  const proc: Directory = { kind: 'directory', ino: ino + files.length + 1, parent: ino, name: 'proc' };
  return { ...instance, nodes: [...instance.nodes, directory, ...files, ...(name === 'binder_logs' ? [proc] : [])] };
}

export function* remount(state: State, { caller, instance: id, options }: Remount): Rules<Done> {
  const instance = yield* mountOf(state, caller, id);
  if (!instance) return null;
  const settings = yield* parseOptions(options, { caller, pool: state.pool, source: false });
  if (!settings) return null;
  yield ask('remount-flag', { dirsync: settings.dirsync });
  if (settings.dirsync) return null;
  yield ask('stats-kept', { before: instance.stats, now: settings.stats });
  if (instance.stats !== settings.stats) return null;
  yield ask('remount-done', { before: instance.max, now: settings.max });
  const { max, readOnly } = settings;
  return done(withInstance(state, { ...instance, max, readOnly }));
}

export function* umount(state: State, { caller, instance: id, detach = false }: Umount): Rules<Done> {
  const instance = yield* mountOf(state, caller, id);
  if (!instance) return null;
  const open = isOpen(state, id);
  if (!detach) {
    yield ask('mount-busy', { open });
    if (open) return null;
  }
  yield ask(open ? 'umount-detached' : 'umount-done', { instance: id });
  return done(settle(withInstance(state, { ...instance, mounted: false })));
}

/** The instance, if the caller has a right to its mount. */
function* mountOf(state: State, caller: Caller, id: number): Rules<Instance> {
  if (!(yield* mayMount(caller))) return null;
  const instance = instanceOf(state, id);
  yield ask('mount-point', { instance: id, mounted: instance?.mounted ?? false });
  if (!instance?.mounted) return null;
  yield ask('mount-namespace', { same: isSame(caller.userNamespace, instance.userNamespace) });
  if (!isSame(caller.userNamespace, instance.userNamespace)) return null;
  return instance;
}
