import type { Entry, Replay } from './lab-replay.ts';
import { callBefore, callName } from './lab-text.ts';
import { type Change, errnoName, type Notification, type State, type Thread } from './model.ts';

/** Where a call can be. */
export type Place = 'call' | 'queue' | 'supervisor' | 'replied' | 'kernel' | 'returned';

/** The call on its way: one token, which gets a new id each time it enters. */
export interface CallToken {
  readonly place: Place;
  readonly label: string;
  readonly tone: 'new' | 'ok' | 'bad';
}

/** All that the drawing shows. */
export interface View {
  readonly token: CallToken | null;
  /** Every place the token has been at, oldest first. */
  readonly way: readonly Place[];
  readonly call: string;
  /** Lines about the target's thread. */
  readonly target: readonly string[];
  /** Lines about the supervisor's thread. */
  readonly supervisor: readonly string[];
  /** Lines about what the supervisor holds. */
  readonly held: readonly string[];
  /** The supervisor holds an id that left the list without an answer. */
  readonly stale: boolean;
  /** There is a listener. */
  readonly listening: boolean;
  /** The answer came from closing the listener. */
  readonly closed: boolean;
  /** The kernel has run the call last made. */
  readonly ran: boolean;
}

const placesOf: Readonly<Record<string, Place>> = { INIT: 'queue', SENT: 'supervisor', REPLIED: 'replied' };

/** The place that a change brings the token to. */
function placeOf(change: Change): Place | null {
  switch (change.kind) {
    case 'filter-ran':
    case 'died':
      return 'call';
    case 'notification':
      return placesOf[change.to] ?? null;
    case 'ran':
      return 'kernel';
    case 'returned':
      return 'returned';
    default:
      return null;
  }
}

/** The way of the token through all that has changed. */
function wayOf(entries: readonly Entry[]): readonly Place[] {
  const places = entries.flatMap(({ result }) => result.changes).map(placeOf);
  return places.filter((place): place is Place => place !== null);
}

/** How things stand, for the drawing. */
export function viewOf(played: Replay): View {
  const { entries, state, held } = played;
  const [thread] = state.threads;
  const way = wayOf(entries);
  const listener = state.filters[0]?.listener ?? null;
  const notification = thread?.notification ?? null;
  const kept = heldLines(entries, listener ? held : null, notification);
  return {
    token: tokenOf(entries, way.at(-1), notification),
    way,
    call: notification ? callName(notification.call.nr) : callBefore(entries, entries.length),
    target: targetLines(thread),
    supervisor: supervisorLines(state.supervisors[0], listener !== null),
    ...kept,
    listening: listener !== null,
    closed: returnedLast(entries)?.rule === 'reply-listener-gone',
    ran: way.at(-2) === 'kernel' && way.at(-1) === 'returned',
  };
}

function targetLines(thread: Thread | undefined): readonly string[] {
  if (!thread || thread.dead) return ['dead'];
  const { notification, pending } = thread;
  if (!notification) return ['runs'];
  if (pending.length > 0) return ['sleeps on,', ...(pending.length > 1 ? ['signals', 'wait'] : [...pending, 'waits'])];
  return notification.killable ? ['sleeps', 'killable'] : ['sleeps'];
}

/** What has become of the id in the supervisor's buffer. */
function heldLines(
  entries: readonly Entry[],
  held: number | null,
  listed: Notification | null,
): Pick<View, 'held' | 'stale'> {
  if (held === null) return { held: [], stale: false };
  if (Number(listed?.id) === held) return { held: [`has id ${held}`], stale: false };
  const answered = entries
    .flatMap(({ result }) => result.changes)
    .some((change) => change.kind === 'notification' && change.to === 'REPLIED' && Number(change.id) === held);
  return answered
    ? { held: ['answered', `id ${held}`], stale: false }
    : { held: [`has id ${held}:`, 'it is gone'], stale: true };
}

function supervisorLines(sleep: State['supervisors'][number] | undefined, listening: boolean): readonly string[] {
  if (sleep) return ['sleeps in', sleep.ioctl];
  return listening ? ['runs'] : ['listener', 'closed'];
}

/** What the target was given back last. */
const returnedLast = (entries: readonly Entry[]) =>
  entries.flatMap(({ result }) => result.changes).findLast((change) => change.kind === 'returned');

function tokenOf(
  entries: readonly Entry[],
  place: Place | undefined,
  notification: Notification | null,
): CallToken | null {
  if (place === undefined) return null;
  if (notification) return { place, label: `id ${notification.id}`, tone: 'new' };
  const last = entries
    .flatMap(({ result }) => result.changes)
    .findLast(({ kind }) => kind === 'returned' || kind === 'died');
  if (last?.kind !== 'returned') return { place, label: 'killed', tone: 'bad' };
  const { errno, value } = last;
  return { place, label: errno === 0 ? String(value) : errnoName(errno), tone: errno === 0 ? 'ok' : 'bad' };
}

const seats: Readonly<Record<Place, string>> = {
  call: 'with the target',
  queue: 'in the queue, in state INIT',
  supervisor: 'with the supervisor, in state SENT',
  replied: 'answered, in state REPLIED',
  kernel: 'run by the kernel',
  returned: 'back at the target',
};

/** The drawing in words. */
export function inWords({ token, call, target, supervisor, held }: View): string {
  const where = token ? `${call} is ${seats[token.place]}: ${token.label}.` : 'No call was made.';
  const has = held.length > 0 ? ` The supervisor ${held.join(' ')}.` : '';
  return `${where} The target: ${target.join(', ')}. The supervisor: ${supervisor.join(' ')}.${has}`;
}
