/**
 * Processes, their numbers and pidfds, as Linux 6.12 and 6.18 handle them.
 *
 * `boot` starts a machine with one process. `step` takes a state and one system call and gives the next state and the
 * result: how the call ended, what it returned, the rule that decided, what that rule looked at, and what changed.
 * States and calls are plain data and are never changed. Handles of callers are the ids of tasks, which are not pids:
 * they are never used twice.
 *
 * What the model leaves out: stopped and traced processes, pending and blocked signals, subreapers, groups of users,
 * user namespaces, limits, setpgid, exit signals other than SIGCHLD, and namespaces other than pid and UTS. A call that
 * would need one of them ends with the status `NOT MODELLED`. Where a kernel lets several threads of one process die at
 * once, in no fixed order, the model takes the order of their creation.
 */

export type { Clone, Clone3 } from './model/clone.ts';
export * from './model/flags.ts';
export type { Kill, Sigaction } from './model/kill.ts';
export type { Delivery, Seen } from './model/outcome.ts';
export type { PidfdGetfd, PidfdOpen, Setns } from './model/pidfd.ts';
export type { PidfdSendSignal } from './model/pidfd-send-signal.ts';
export { findPid, hasNumber, numberIn, type Scan } from './model/pids.ts';
export { type Errno, type Rule, rules, type Status } from './model/rules.ts';
export {
  boot,
  type Descriptor,
  type Disposition,
  type Exit,
  type File,
  type Kernel,
  type Pid,
  type PidNamespace,
  type Process,
  type State,
  type Task,
} from './model/state.ts';
export { type Arguments, type Call, type Result, step } from './model/step.ts';
export type { Transition } from './model/transitions.ts';
export type { Wait4, Waitid } from './model/wait.ts';
