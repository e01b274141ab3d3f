import type { Change } from './outcome.ts';
import type { Filter, FilterId, Listener, Notification, Process, State, Thread, ThreadId } from './state.ts';

/** A state on its way through a step, with what has changed so far. */
export interface Flow {
  readonly state: State;
  readonly changes: readonly Change[];
}

/** The flow with one more change on record. */
export const note = (flow: Flow, change: Change): Flow => ({ ...flow, changes: [...flow.changes, change] });

export const update = (flow: Flow, patch: Partial<State>): Flow => ({ ...flow, state: { ...flow.state, ...patch } });

export const findThread = ({ threads }: State, tid: ThreadId): Thread | undefined =>
  threads.find((thread) => thread.tid === tid);

export const findProcess = ({ processes }: State, pid: ThreadId): Process | undefined =>
  processes.find((process) => process.pid === pid);

export function setThread(flow: Flow, tid: ThreadId, patch: Partial<Thread>): Flow {
  const threads = flow.state.threads.map((thread) => (thread.tid === tid ? { ...thread, ...patch } : thread));
  return update(flow, { threads });
}

export function setProcess(flow: Flow, pid: ThreadId, patch: Partial<Process>): Flow {
  const processes = flow.state.processes.map((process) => (process.pid === pid ? { ...process, ...patch } : process));
  return update(flow, { processes });
}

export function setFilter(flow: Flow, id: FilterId, patch: Partial<Filter>): Flow {
  const filters = flow.state.filters.map((filter, index) => (index === id ? { ...filter, ...patch } : filter));
  return update(flow, { filters });
}

export const setListener = (flow: Flow, id: FilterId, listener: Listener, patch: Partial<Listener>): Flow =>
  setFilter(flow, id, { listener: { ...listener, ...patch } });

/** Changes a thread's notification, and puts a change of its state on record. */
export function setNotification(flow: Flow, tid: ThreadId, old: Notification, patch: Partial<Notification>): Flow {
  const next = setThread(flow, tid, { notification: { ...old, ...patch } });
  const { filter, id, state: from } = old;
  const to = patch.state ?? from;
  return to === from ? next : note(next, { kind: 'notification', tid, filter, id, from, to });
}

/** Whether a thread has the filter in its chain, which the dead have none of: its `users` count is not zero. */
export const inUse = ({ threads }: State, filter: FilterId): boolean =>
  threads.some(({ chain }) => chain.includes(filter));

/** A listed notification and the thread that sleeps on it. */
export interface Listed {
  readonly tid: ThreadId;
  readonly notification: Notification;
}

/** The notifications of a listener, oldest first. */
export function listed(state: State, { queue }: Listener): Listed[] {
  return queue.flatMap((tid) => {
    const notification = findThread(state, tid)?.notification;
    return notification ? [{ tid, notification }] : [];
  });
}
