import { answer } from './answer.ts';
import type { Ended } from './enter.ts';
import { type Flow, findProcess, note, setProcess, setThread, update } from './flow.ts';
import { die, killProcess } from './lives.ts';
import type { Thread } from './state.ts';
import { type Signal, signals } from './uapi.ts';
import { isWoken, shouldSleepKillable, wake } from './wait.ts';

/** `tgkill(2)`: sends a signal to one thread. */
export function sendSignal(flow: Flow, thread: Thread, signal: Signal): Ended {
  const does = signals[signal];
  if (does === 'ignored') return { flow, answer: answer('signal-ignored', { signal }) };
  const { tid, notification, pending } = thread;
  // A thread that has a signal pending is not looked at again, unless it is to be killed by SIGKILL.
  if (does === 'fatal' && (signal === 'SIGKILL' || pending.length === 0))
    return { flow: killProcess(flow, thread.process, 'signal-fatal'), answer: answer('signal-fatal', { signal }) };
  if (!notification)
    return { flow: note(flow, { kind: 'handler-ran', tid, signal }), answer: answer('signal-handled', { signal }) };
  const held = shouldSleepKillable(flow.state, notification);
  return {
    flow: setThread(flow, tid, { pending: [...new Set([...pending, signal])] }),
    answer: answer(does === 'fatal' ? 'signal-behind' : held ? 'signal-held' : 'signal-wakes', {
      signal,
      does,
      state: notification.state,
      pending,
    }),
  };
}

/** `clone(2)` with `CLONE_THREAD`, or `fork(2)`. */
export function clone(flow: Flow, parent: Thread, as: 'thread' | 'process'): Ended {
  const tid = flow.state.nextPid;
  const process = as === 'thread' ? parent.process : tid;
  const child: Thread = { ...parent, tid, process };
  const copied = as === 'process' ? findProcess(flow.state, parent.process) : undefined;
  const { threads, processes } = flow.state;
  return {
    flow: update(flow, {
      nextPid: tid + 1,
      threads: [...threads, child],
      processes: copied ? [...processes, { ...copied, pid: tid }] : processes,
    }),
    answer: answer('cloned', { tid, process }, BigInt(tid)),
  };
}

/** `exit(2)` of one thread. */
export const exit = (flow: Flow, { tid }: Thread): Ended => ({
  flow: die(flow, tid, 'exited'),
  answer: answer('exited', { tid }),
});

/** `prctl(PR_SET_NO_NEW_PRIVS)`. */
export const setNoNewPrivs = (flow: Flow, { tid }: Thread): Ended => ({
  flow: setThread(flow, tid, { noNewPrivs: true }),
  answer: answer('no-new-privs-set', { tid }),
});

/** A thread writes text to an address that all threads of its process see. */
export function writeMemory(flow: Flow, { process }: Thread, address: bigint, text: string): Ended {
  const memory = findProcess(flow.state, process)?.memory ?? [];
  const others = memory.filter((cell) => cell.address !== address);
  return {
    flow: setProcess(flow, process, { memory: [...others, { address, text }] }),
    answer: answer('memory-written', { address, text }),
  };
}

/** Lets the scheduler run a target that was woken. */
export function run(flow: Flow, thread: Thread): Ended {
  if (!isWoken(thread)) return { flow, answer: answer('target-not-woken', { tid: thread.tid }) };
  return { flow: wake(flow, thread.tid), answer: answer('target-ran', { tid: thread.tid }) };
}
