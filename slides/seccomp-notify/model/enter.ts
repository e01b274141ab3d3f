import { answer, answerOf, returned } from './answer.ts';
import { type Flow, findProcess, findThread, note, setListener, setThread } from './flow.ts';
import { die, killProcess, processOf } from './lives.ts';
import type { Answer } from './outcome.ts';
import type { Decisive, RuleId } from './rules.ts';
import type { Notification, Syscall, ThreadId } from './state.ts';
import { actions, errnos, maxErrno, u64 } from './uapi.ts';
import { runFilters, type Verdict } from './verdict.ts';

/** What a step has come to, with the answer of its call. */
export interface Ended {
  readonly flow: Flow;
  readonly answer: Answer;
}

/** A call on its way past the filters of its thread. */
interface Entry {
  readonly flow: Flow;
  readonly tid: ThreadId;
  readonly call: Syscall;
  readonly verdict: Verdict;
}

/** Gives a target the return register of its call. */
export function giveBack(flow: Flow, tid: ThreadId, rule: RuleId, register: bigint): Flow {
  return note(flow, { kind: 'returned', tid, rule, ...returned(register) });
}

/** Lets the kernel run a call for which a filter or a supervisor gave leave. */
export function runNative(flow: Flow, tid: ThreadId, call: Syscall): Flow {
  const memory = findProcess(flow.state, processOf(flow, tid))?.memory ?? [];
  return note(flow, { kind: 'ran', tid, call, memory });
}

const looked = ({ verdict }: Entry) => ({ action: verdict.action, data: verdict.data, filter: verdict.match });

function skip(entry: Entry, rule: RuleId, register: bigint): Ended {
  return { flow: giveBack(entry.flow, entry.tid, rule, register), answer: answerOf(rule, register, looked(entry)) };
}

function run(entry: Entry, rule: RuleId): Ended {
  const { flow, tid, call } = entry;
  return {
    flow: giveBack(runNative(flow, tid, call), tid, rule, call.native),
    answer: answerOf(rule, call.native, looked(entry)),
  };
}

function killAll(entry: Entry, rule: Decisive): Ended {
  const { flow, tid } = entry;
  return { flow: killProcess(flow, processOf(flow, tid), rule), answer: answer(rule, looked(entry)) };
}

/** `seccomp_do_user_notification` up to the point where the thread sleeps. */
function notify(entry: Entry): Ended {
  const { flow, tid, call, verdict } = entry;
  const filter = verdict.match ?? 0;
  const listener = flow.state.filters[filter]?.listener;
  if (!listener) return skip(entry, 'notif-without-listener', BigInt(-errnos.ENOSYS));
  const notification: Notification = {
    filter,
    id: listener.nextId,
    call,
    state: 'INIT',
    reply: { error: 0, val: 0n, flags: 0, rule: 'reply-value' },
    addfds: [],
    ready: 0,
    killable: false,
  };
  const queued = setListener(flow, filter, listener, {
    nextId: u64(listener.nextId + 1n),
    requests: listener.requests + 1,
    queue: [...listener.queue, tid],
  });
  const { id } = notification;
  return {
    flow: note(setThread(queued, tid, { notification }), {
      kind: 'notification',
      tid,
      filter,
      id,
      from: null,
      to: 'INIT',
    }),
    answer: answer('notif-waits', { ...looked(entry), id }),
  };
}

/** `__seccomp_filter`: what each action does to the call. */
const effects: Readonly<Record<number, (entry: Entry) => Ended>> = {
  [actions.KILL_PROCESS]: (entry) => killAll(entry, 'verdict-kill-process'),
  [actions.KILL_THREAD]: (entry) => ({
    flow: die(entry.flow, entry.tid, 'verdict-kill-thread'),
    answer: answer('verdict-kill-thread', looked(entry)),
  }),
  [actions.TRAP]: (entry) => killAll(entry, 'verdict-trap'),
  [actions.ERRNO]: (entry) => skip(entry, 'verdict-errno', -BigInt(Math.min(entry.verdict.data, maxErrno))),
  [actions.USER_NOTIF]: notify,
  [actions.TRACE]: (entry) => skip(entry, 'verdict-trace', BigInt(-errnos.ENOSYS)),
  [actions.LOG]: (entry) => run(entry, 'verdict-log'),
  [actions.ALLOW]: (entry) => run(entry, 'verdict-allow'),
};

/** A thread enters the kernel with a call. */
export function enter(flow: Flow, tid: ThreadId, call: Syscall): Ended {
  const verdict = runFilters(flow.state.filters, findThread(flow.state, tid)?.chain ?? [], call.nr);
  const asked = verdict.ran.reduce((next, ran) => note(next, { kind: 'filter-ran', tid, ...ran }), flow);
  const entry = { flow: asked, tid, call, verdict };
  return effects[verdict.action]?.(entry) ?? killAll(entry, 'verdict-unknown');
}
