import { isListOf, isObject, isOneOf, isWhole } from '@deck';

/** No number reaches it, so that a pid comes round again soon. */
export const pidMax = 11;

/** The numbers that a process can have. */
export const pids = Array.from({ length: pidMax - 1 }, (_, index) => index + 1);

/** More calls than a story needs, and few enough for an address. */
export const mostActions = 40;

/** The signals on offer: signal 0 only probes. */
export const signals = [0, 1, 15] as const;
export type Signal = (typeof signals)[number];

const onNumber = ['exit', 'reap', 'lookup', 'next'] as const;
const withSignal = ['kill', 'send'] as const;
const bare = ['fork', 'poll'] as const;

/**
 * One press. `lookup`: both scripts look up who has the number now. `next`: somebody turns the dial. `kill` and `send`:
 * a signal through the number and through the pidfd.
 */
export type Action =
  | { readonly act: (typeof onNumber)[number]; readonly pid: number }
  | { readonly act: (typeof withSignal)[number]; readonly signal: Signal }
  | { readonly act: (typeof bare)[number] };

/** What the audience has done, from the boot of a machine with a daemon and two scripts on it. */
export interface LabData {
  /** The number whose process is acted on. */
  readonly selected: number;
  /** The signal that is sent next. */
  readonly signal: Signal;
  readonly actions: readonly Action[];
}

/** The number of the daemon. */
export const daemonPid = 4;

const exit: Action = { act: 'exit', pid: daemonPid };
const reap: Action = { act: 'reap', pid: daemonPid };
const fork: Action = { act: 'fork' };
const bySignal = (signal: Signal): Action[] => [
  { act: 'kill', signal },
  { act: 'send', signal },
];
const story = (actions: readonly Action[], signal: Signal = 1): LabData => ({ selected: daemonPid, signal, actions });

const well = story(bySignal(1));
const zombie = story([exit, ...bySignal(0)], 0);
const polled = story([exit, { act: 'poll' }]);
const reaped = story([exit, reap, ...bySignal(1)]);
const reused = story([exit, reap, { act: 'next', pid: daemonPid }, fork, ...bySignal(1)]);

/** One for each step of the slide. */
export const situations = [well, zombie, polled, reaped, reused] as const;

/** The situations, and two more for readers: the number comes round by itself, and all numbers are in use. */
export const scenarios = [
  { title: 'All well', state: well },
  { title: 'Zombie', state: zombie },
  { title: 'Poll', state: polled },
  { title: 'Reaped', state: reaped },
  { title: 'Reused', state: reused },
  { title: 'Wrap around', state: story([exit, reap, ...Array<Action>(7).fill(fork), { act: 'kill', signal: 1 }]) },
  { title: 'No number left', state: story(Array<Action>(7).fill(fork)) },
];

/** Adds what has just been done; the dial leaves only where it was left, and a full list stays as it is. */
export function withAction(data: LabData, action: Action): LabData {
  const turnedAgain = action.act === 'next' && data.actions.at(-1)?.act === 'next';
  const before = turnedAgain ? data.actions.slice(0, -1) : data.actions;
  return before.length >= mostActions ? data : { ...data, actions: [...before, action] };
}

/** A state from an address or another window, or null for what is none. */
export function read(value: unknown): LabData | null {
  if (!isObject(value)) return null;
  const { selected, signal, actions } = value;
  if (!isPid(selected) || !isSignal(signal) || !isListOf(actions, mostActions, isObject)) return null;
  const known = actions.map(readAction).filter((action) => action !== null);
  return known.length === actions.length ? { selected, signal, actions: known } : null;
}

const isPid = (value: unknown): value is number => isWhole(value, 1, pidMax - 1);
const isSignal = (value: unknown): value is Signal => (signals as readonly unknown[]).includes(value);

/** Takes the fields that an action has and no others, so that equal states are equal texts. */
function readAction({ act, pid, signal }: Record<string, unknown>): Action | null {
  if (isOneOf(act, onNumber)) return isPid(pid) ? { act, pid } : null;
  if (isOneOf(act, withSignal)) return isSignal(signal) ? { act, signal } : null;
  return isOneOf(act, bare) ? { act } : null;
}
