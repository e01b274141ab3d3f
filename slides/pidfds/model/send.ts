import { deliver } from './deliver.ts';
import { NSIG } from './flags.ts';
import type { Caller } from './lifecycle.ts';
import { type Decision, type Delivery, decide, type Seen } from './outcome.ts';
import { taskOf } from './pids.ts';
import type { Rule } from './rules.ts';
import type { State, Task } from './state.ts';

/** The leaders of all processes, which are what a signal for a process is sent to. */
export const leaders = ({ processes, tasks }: State): Task[] =>
  processes.flatMap(({ leader }) => tasks.filter(({ id }) => id === leader));

export const invalid = (signal: number) => signal < 0 || signal > NSIG;

interface Sending {
  readonly signal: number;
  readonly toThread: boolean;
  /** The rules that decide when there is no task, and when the signal was sent. */
  readonly gone: Rule;
  readonly sent: Rule;
}

/** `kill_pid_info_type`: first the task, then the signal's number, then the permission. */
export function sendToPid(
  state: State,
  me: Caller,
  inode: number | undefined,
  { signal, toThread, gone, sent }: Sending,
  seen: Seen,
): Decision {
  const task = taskOf(state, inode ?? 0);
  if (!task) return decide(state, gone, seen);
  const found = { ...seen, pid: task.pid, process: task.process, task: task.id };
  if (invalid(signal)) return decide(state, 'signal-invalid', found);
  const { state: after, delivery } = deliver(state, me, task, signal, toThread);
  const decided = { ...found, deliveries: [delivery] };
  return decide(after, delivery.action === 'not permitted' ? 'signal-no-permission' : sent, decided);
}

/** `kill_pgrp_info`: one process that may be signalled is enough. */
export function sendToGroup(
  state: State,
  me: Caller,
  group: number | undefined,
  signal: number,
  { gone, sent }: { readonly gone: Rule; readonly sent: Rule },
  seen: Seen,
): Decision {
  const members = state.processes.filter((process) => process.group === group);
  if (members.length === 0) return decide(state, gone, seen);
  if (invalid(signal)) return decide(state, 'signal-invalid', seen);
  const targets = leaders({ ...state, processes: members });
  const { state: after, deliveries } = sendToAll(state, me, targets, signal);
  const reached = deliveries.some(({ action }) => action !== 'not permitted');
  return decide(after, reached ? sent : 'signal-no-permission', { ...seen, deliveries });
}

export function sendToAll(state: State, me: Caller, targets: readonly Task[], signal: number) {
  const deliveries: Delivery[] = [];
  let after = state;
  for (const { id } of targets) {
    const task = after.tasks.find((each) => each.id === id);
    if (!task) continue;
    const sent = deliver(after, me, task, signal, false);
    after = sent.state;
    deliveries.push(sent.delivery);
  }
  return { state: after, deliveries };
}
