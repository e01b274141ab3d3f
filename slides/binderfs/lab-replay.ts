import type { BinderfsAction, BinderfsState, Place } from './lab-state.ts';
import { poolSize } from './lab-state.ts';
import {
  addDevice,
  boot,
  type Caller,
  type Instance,
  type Result,
  type State,
  type Step,
  step,
  type TakenMinor,
  takenMinors,
} from './model.ts';

/** One call and what it came to. */
export interface Played {
  readonly action: BinderfsAction;
  readonly result: Result;
}

/** The kernel after all calls of a state. */
export interface Replay {
  readonly state: State;
  /** Before the last call. */
  readonly before: State;
  readonly calls: readonly Played[];
}

const container = (first: number): Caller => ({
  uid: 0,
  userNamespace: { first, count: 65536 },
  ipcNamespace: 'other',
});

/** Root of each place. */
const callers: Readonly<Record<Place, Caller>> = {
  host: { uid: 0, userNamespace: null, ipcNamespace: 'initial' },
  A: container(100_000),
  B: container(200_000),
};

/** Makes all calls of a state, one after the other, on a kernel that has just booted. */
export function replay({ actions, defaults }: Pick<BinderfsState, 'actions' | 'defaults'>): Replay {
  let state = boot({ pool: poolSize, ...(defaults ? {} : { devices: '' }) });
  let before = state;
  const calls: Played[] = [];
  for (const action of actions) {
    before = state;
    const made = perform(state, action);
    state = made.state;
    calls.push({ action, result: made.result });
  }
  return { state, before, calls };
}

/** The place whose root has mounted the instance. */
export function placeOf({ userNamespace }: Instance): Place {
  if (userNamespace === null) return 'host';
  return userNamespace.first === callers.A.userNamespace?.first ? 'A' : 'B';
}

/** The instance that paths of the place lead into: of several mounts, the one on top. */
export function instanceAt({ instances }: State, place: Place): Instance | undefined {
  return instances.findLast((instance) => instance.mounted && placeOf(instance) === place);
}

/** Minors that the last call has given out. */
export function freshMinors({ before, state }: Replay): readonly number[] {
  const known = takenMinors(before);
  const isKnown = (taken: TakenMinor) =>
    known.some(({ minor, instance }) => minor === taken.minor && instance === taken.instance);
  return takenMinors(state).flatMap((taken) => (isKnown(taken) ? [] : [taken.minor]));
}

/** Minors that the last call has made free. */
export function freedMinors({ before, state }: Replay): readonly number[] {
  const taken = takenMinors(state).map(({ minor }) => minor);
  return takenMinors(before).flatMap(({ minor }) => (taken.includes(minor) ? [] : [minor]));
}

/** How often a node is open. */
export const openCount = ({ files }: State, instance: number, ino: number): number =>
  files.filter((file) => file.instance === instance && file.ino === ino).length;

function perform(state: State, action: BinderfsAction): Step {
  const on = { caller: callers[action.at], instance: instanceAt(state, action.at)?.id ?? 0 };
  switch (action.do) {
    case 'mount':
      return step(state, { call: 'mount', caller: on.caller, options: `max=${action.max}` });
    case 'remount':
      return step(state, { call: 'remount', ...on, options: `max=${action.max}` });
    case 'umount':
      return step(state, { call: 'umount', ...on });
    case 'add':
      return addDevice(state, { ...on, name: action.name });
    case 'rename':
      return step(state, { call: 'rename', ...on, from: action.name, to: action.to });
    case 'close':
      return step(state, { call: 'close', fd: lastFd(state, on.instance, action.minor) });
    case 'manage':
      return manage(state, on, action.name);
    default:
      return step(state, { call: action.do, ...on, path: action.name });
  }
}

/** The descriptor that was opened last on a node; -1 when none is open. */
function lastFd({ files, instances }: State, id: number, minor: number): number {
  const nodes = instances.find((instance) => instance.id === id)?.nodes ?? [];
  const node = nodes.find((candidate) => 'minor' in candidate && candidate.minor === minor);
  return files.findLast(({ instance, ino }) => instance === id && ino === node?.ino)?.fd ?? -1;
}

/** A new process opens the device and wants to be its manager. One that is refused exits, which closes the device. */
function manage(state: State, on: { caller: Caller; instance: number }, path: string): Step {
  const opened = step(state, { call: 'open', ...on, path });
  const fd = opened.result.value?.fd;
  if (fd === undefined) return opened;
  const asked = step(opened.state, { call: 'ioctl', caller: on.caller, fd, command: 'BINDER_SET_CONTEXT_MGR' });
  return asked.result.errno === 'OK' ? asked : { ...asked, state };
}
