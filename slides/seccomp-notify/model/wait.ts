import { answer } from './answer.ts';
import { enter, giveBack, runNative } from './enter.ts';
import { receiveFd } from './fds.ts';
import { type Flow, findThread, note, setListener, setNotification, setThread } from './flow.ts';
import { killProcess } from './lives.ts';
import type { AddfdRequest, Notification, State, Thread, ThreadId } from './state.ts';
import { awaken } from './supervisors.ts';
import { continueFlag, errnos, type Signal, signals } from './uapi.ts';

/** `should_sleep_killable`: received under a filter with WAIT_KILLABLE_RECV. */
export const shouldSleepKillable = ({ filters }: State, { filter, state }: Notification): boolean =>
  filters[filter]?.waitKillable === true && state !== 'INIT';

const isFatal = (signal: Signal) => signals[signal] === 'fatal';

/** A thread with the notification that it sleeps on. */
interface Sleeper {
  readonly thread: Thread;
  readonly notification: Notification;
}

/** A target that has a reason to run: it was woken, or has a signal that its sleep lets through. */
function woken(thread: Thread | undefined): Sleeper | null {
  if (!thread?.notification) return null;
  const { notification, pending } = thread;
  const signalled = notification.killable ? pending.includes('SIGKILL') : pending.length > 0;
  return notification.ready > 0 || signalled ? { thread, notification } : null;
}

export const isWoken = (thread: Thread): boolean => woken(thread) !== null;

/** `seccomp_do_user_notification` from the point where the thread wakes until it sleeps again or leaves. */
export function wake(flow: Flow, tid: ThreadId): Flow {
  // A turn for each wake-up, one to go to sleep killable, and one to leave.
  const turns = 2 + (findThread(flow.state, tid)?.notification?.ready ?? 0);
  return Array.from({ length: turns }).reduce<Flow>((next) => {
    const sleeper = woken(findThread(next.state, tid));
    return sleeper ? turn(next, sleeper) : next;
  }, flow);
}

/** One turn of the kernel's loop. A wake-up counts before a signal does. */
function turn(flow: Flow, { thread, notification }: Sleeper): Flow {
  if (notification.ready > 0) return serve(flow, thread, notification);
  if (!notification.killable && shouldSleepKillable(flow.state, notification))
    return sleep(flow, thread.tid, notification);
  return interrupt(leave(flow, thread.tid, notification), thread, notification);
}

/** Goes to sleep as the state of the notification demands. */
function sleep(flow: Flow, tid: ThreadId, notification: Notification): Flow {
  const killable = shouldSleepKillable(flow.state, notification);
  const asleep = setNotification(flow, tid, notification, { killable });
  return killable ? note(asleep, { kind: 'sleeps-killable', tid }) : asleep;
}

/** What a target does when it was woken: at most one request for a file, then the answer if there is one. */
function serve(flow: Flow, thread: Thread, notification: Notification): Flow {
  const { tid } = thread;
  const [request, ...addfds] = notification.addfds;
  const rest = { ready: notification.ready - 1, addfds };
  const awake = { flow: setNotification(flow, tid, notification, rest), now: { ...notification, ...rest } };
  const { flow: served, now } = request ? install(awake, tid, request) : awake;
  return now.state === 'REPLIED' ? finish(leave(served, tid, now), thread, now) : sleep(served, tid, now);
}

/** A target at work, and its notification as it is now. */
interface Awake {
  readonly flow: Flow;
  readonly now: Notification;
}

/** `seccomp_handle_addfd`. With SEND, a file that cannot be installed takes the answer back. */
function install({ flow, now }: Awake, tid: ThreadId, request: AddfdRequest): Awake {
  const { flow: installed, fd, answer: result } = receiveFd(flow, tid, request);
  const answered = awaken(installed, request.supervisor, result);
  if (!request.send) return { flow: answered, now };
  const patch: Partial<Notification> =
    fd === null ? { state: 'SENT' } : { reply: { error: 0, val: BigInt(fd), flags: 0, rule: 'reply-value' } };
  return { flow: setNotification(answered, tid, now, patch), now: { ...now, ...patch } };
}

/** Takes the notification off the list. Requests for files that were not served fail. */
function leave(flow: Flow, tid: ThreadId, { filter, id, state: from, addfds }: Notification): Flow {
  const gone = addfds.reduce((next, { supervisor }) => awaken(next, supervisor, answer('addfd-target-gone')), flow);
  const listener = gone.state.filters[filter]?.listener;
  const unlisted = listener
    ? setListener(gone, filter, listener, { queue: listener.queue.filter((other) => other !== tid) })
    : gone;
  const left = setThread(unlisted, tid, { notification: null });
  return note(left, { kind: 'notification', tid, filter, id, from, to: 'gone' });
}

/** Gives the target its answer. Signals that were held back come after it; a fatal one leaves nobody to answer. */
function finish(flow: Flow, { tid, process, pending }: Thread, { call, reply }: Notification): Flow {
  const goesOn = (reply.flags & continueFlag) !== 0;
  const ran = goesOn ? runNative(flow, tid, call) : flow;
  if (pending.some(isFatal)) return killProcess(ran, process, 'signal-fatal');
  const result = reply.error === 0 ? reply.val : BigInt(reply.error);
  return runHandlers(giveBack(ran, tid, reply.rule, goesOn ? call.native : result), tid, pending);
}

/** Ends the wait for a signal. Of several, that with the lowest number decides whether the call enters again. */
function interrupt(flow: Flow, { tid, process, pending }: Thread, { call }: Notification): Flow {
  if (pending.some(isFatal)) return killProcess(flow, process, 'signal-fatal');
  const handled = runHandlers(flow, tid, pending);
  if (pending.includes('SIGUSR1')) return giveBack(handled, tid, 'wait-interrupted', BigInt(-errnos.EINTR));
  return enter(note(handled, { kind: 'restarted', tid, call }), tid, call).flow;
}

function runHandlers(flow: Flow, tid: ThreadId, pending: readonly Signal[]): Flow {
  return pending.reduce(
    (next, signal) => note(next, { kind: 'handler-ran', tid, signal }),
    setThread(flow, tid, { pending: [] }),
  );
}
