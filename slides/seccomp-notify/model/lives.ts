import { type Flow, findThread, note, setThread } from './flow.ts';
import type { RuleId } from './rules.ts';
import type { ThreadId } from './state.ts';

/** Ends one thread, which leaves its filters: `seccomp_filter_release`. */
export const die = (flow: Flow, tid: ThreadId, rule: RuleId): Flow =>
  note(setThread(flow, tid, { dead: true, chain: [], pending: [] }), { kind: 'died', tid, rule });

/** Kills a process. A thread that sleeps has to wake to die, so it only gets the signal. */
export function killProcess(flow: Flow, process: ThreadId, rule: RuleId): Flow {
  const victims = flow.state.threads.filter((thread) => thread.process === process && !thread.dead);
  return victims.reduce(
    (next, { tid, notification }) =>
      notification ? setThread(next, tid, { pending: ['SIGKILL'] }) : die(next, tid, rule),
    flow,
  );
}

/** The process of a thread. */
export const processOf = ({ state }: Flow, tid: ThreadId): ThreadId => findThread(state, tid)?.process ?? tid;
