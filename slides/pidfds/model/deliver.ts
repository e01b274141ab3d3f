import { maySignal } from './access.ts';
import * as flag from './flags.ts';
import { type Caller, exitProcess } from './lifecycle.ts';
import type { Delivery } from './outcome.ts';
import { namespaceOf, numberIn, processOf } from './pids.ts';
import type { Process, State, Task } from './state.ts';

/** What the default disposition does, when it does not terminate (`include/linux/signal.h`). */
const defaultActions: Readonly<Record<number, Delivery['action']>> = {
  [flag.SIGCHLD]: 'ignored',
  [flag.SIGCONT]: 'ignored',
  [flag.SIGSTOP]: 'stops',
  20: 'stops',
  21: 'stops',
  22: 'stops',
  23: 'ignored',
  28: 'ignored',
};

const dispositionActions = { SIG_IGN: 'ignored', handler: 'handled' } as const;

const kernelOnly = (signal: number) => signal === flag.SIGKILL || signal === flag.SIGSTOP;

/**
 * Sends a signal to one process (`group_send_sig_info`).
 * @param task the task that was found; a signal for a thread is for this one
 * @returns the delivery, and the state with the process dead if that is what the signal does
 */
export function deliver(
  state: State,
  me: Caller,
  task: Task,
  signal: number,
  toThread: boolean,
): { readonly state: State; readonly delivery: Delivery } {
  const target = processOf(state, task.process) ?? me.process;
  const action = maySignal(me, target, signal) ? actionOf(state, me, target, task, signal, toThread) : 'not permitted';
  const delivery = { process: target.id, thread: toThread ? task.id : null, signal, action };
  if (action !== 'terminates') return { state, delivery };
  return { state: exitProcess(state, target, { code: 'CLD_KILLED', status: signal }), delivery };
}

function actionOf(
  state: State,
  me: Caller,
  target: Process,
  task: Task,
  signal: number,
  toThread: boolean,
): Delivery['action'] {
  if (signal === 0) return 'probe';
  if (target.exit || (toThread && task.exit)) return 'dead';
  const set = target.dispositions[signal] ?? 'SIG_DFL';
  if (set !== 'SIG_DFL') return dispositionActions[set];
  if (unkillable(state, me, task, signal)) return 'unkillable';
  return defaultActions[signal] ?? 'terminates';
}

/** `SIGNAL_UNKILLABLE`: only from outside its pid namespace, and only for good, is a reaper killed. */
function unkillable(state: State, me: Caller, task: Task, signal: number): boolean {
  const namespace = namespaceOf(state, task);
  if (state.namespaces[namespace]?.reaper !== task.process) return false;
  const fromOutside = numberIn(state, me.task.pid, namespace) === 0;
  return !(fromOutside && kernelOnly(signal));
}
