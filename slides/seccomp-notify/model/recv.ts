import { answer } from './answer.ts';
import type { Ended } from './enter.ts';
import { type Flow, inUse, type Listed, listed, setListener, setNotification } from './flow.ts';
import type { Buffer, FilterId, Listener, State, SupervisorId } from './state.ts';
import { awaken, fallAsleep } from './supervisors.ts';
import { arch } from './uapi.ts';
import { shouldSleepKillable } from './wait.ts';

/** `seccomp_notify_recv`. */
export function recv(
  flow: Flow,
  supervisor: SupervisorId,
  filter: FilterId,
  listener: Listener,
  buffer: Buffer,
): Ended {
  if (buffer === 'dirty') return { flow, answer: answer('recv-buffer-dirty') };
  const taken = take(flow, filter, listener, buffer);
  if (taken) return taken;
  const since = 1 + Math.max(0, ...receivers(flow.state).map(({ sleep }) => sleep.since));
  return fallAsleep(flow, supervisor, { ioctl: 'RECV', filter, buffer, since }, 'recv-waits', {
    requests: listener.requests,
  });
}

/** `recv_wait_event` and what follows: what RECV gives now, or nothing if it has to sleep. */
function take(flow: Flow, filter: FilterId, listener: Listener, buffer: Buffer): Ended | null {
  const used = inUse(flow.state, filter);
  if (used && listener.requests === 0) return null;
  const taken = used ? { ...listener, requests: listener.requests - 1 } : listener;
  const counted = setListener(flow, filter, listener, taken);
  const first = listed(counted.state, taken).find(({ notification }) => notification.state === 'INIT');
  if (!first) return { flow: counted, answer: answer(used ? 'recv-withdrawn' : 'recv-no-users') };
  const { tid, notification } = first;
  const sent = setNotification(counted, tid, notification, { state: 'SENT' });
  if (buffer === 'read-only')
    return giveUp(sent, filter, taken, { tid, notification: { ...notification, state: 'SENT' } });
  const { id, call } = notification;
  const received = { id, pid: tid, nr: call.nr, arch, args: call.args };
  return { flow: sent, answer: { ...answer('received', { id, pid: tid, nr: call.nr }), received } };
}

/** Makes a notification INIT again that the supervisor could not be told of. */
function giveUp(flow: Flow, filter: FilterId, listener: Listener, { tid, notification }: Listed): Ended {
  const counted = setListener(flow, filter, listener, { requests: listener.requests + 1 });
  // Woken, so that it does not stay in a sleep that only a fatal signal would end.
  const ready = notification.ready + (shouldSleepKillable(counted.state, notification) ? 1 : 0);
  return {
    flow: setNotification(counted, tid, notification, { state: 'INIT', ready }),
    answer: answer('recv-buffer-read-only'),
  };
}

/**
 * Serves the supervisor threads that sleep in RECV and have something to receive. All of them are woken, the last to
 * sleep first; on several CPUs the scheduler decides which of them is served.
 */
export function wakeReceivers(flow: Flow): Flow {
  return receivers(flow.state).reduce((next, { supervisor, sleep }) => {
    const listener = next.state.filters[sleep.filter]?.listener;
    const ended = listener ? take(next, sleep.filter, listener, sleep.buffer) : null;
    return ended ? awaken(ended.flow, supervisor, ended.answer) : next;
  }, flow);
}

/** The supervisor threads that sleep in RECV, the last to sleep first. */
const receivers = ({ supervisors }: State) =>
  supervisors
    .flatMap((sleep, supervisor) => (sleep?.ioctl === 'RECV' ? [{ supervisor, sleep }] : []))
    .toSorted((one, other) => other.sleep.since - one.sleep.since);
