/**
 * The kernel's rules for calls that a filter hands to a supervisor, seccomp_unotify(2), after `kernel/seccomp.c` of
 * Linux 6.12 and 6.18. They differ in one place: what becomes of an ADDFD with SEND whose supervisor is interrupted.
 *
 * `start` gives a state, and `step` takes a state and one call to the next state and to what came of it. States are
 * plain values that never change. No call throws, whatever it holds.
 *
 * Numbers are those of the kernel's headers on x86_64. Fields of 32 bits are numbers, and fields of 64 bits (ids,
 * values, arguments, addresses) are bigints. What does not fit is cut to the width of the field, as in C.
 *
 *     const verdicts = { 133: actions.USER_NOTIF };
 *     let { state } = step(start({ noNewPrivs: true }), { call: 'set-filter', tid: 100, flags: 8, verdicts });
 *     ({ state } = step(state, { call: 'syscall', tid: 100, nr: 133, args: [], native: -1n }));
 *     const { result } = step(state, { call: 'recv', supervisor: 0, filter: 0 });
 *
 * An outcome names the errno (or 'OK', 'asleep', 'dies', or 'impossible' for a call that the caller is not free to
 * make), the rule that decided, what the rule looked at, and every change in order: what each filter said, each state
 * of a notification, what each thread was given back. A target that sleeps gets its answer in the changes of a later
 * step (`returned`), and so does a supervisor (`supervisor-returned`).
 *
 * What the model leaves out: the order in which several signal handlers run, masked and stop signals, tracers, the
 * strict mode, limits of memory and of filter length, and process ids in other namespaces.
 */
export type { Addfd } from './model/addfd.ts';
export { errnoName, returned } from './model/answer.ts';
export { actionAvailable, type Installation, notifSizes } from './model/install.ts';
export type { Answer, Change, ErrnoName, Looked, Received, Returned } from './model/outcome.ts';
export { type Ending, type Rule, type RuleId, rules } from './model/rules.ts';
export type { Response } from './model/send.ts';
export { type Options, start } from './model/start.ts';
export type * from './model/state.ts';
export {
  type Call,
  type Outcome,
  type SupervisorCall,
  type SupervisorEvent,
  step,
  type TargetCall,
  type TargetEvent,
} from './model/step.ts';
export {
  type ActionName,
  actions,
  addfdFlags,
  continueFlag,
  type Errno,
  errnos,
  filterFlags,
  ioctls,
  O_CLOEXEC,
  type Signal,
  signals,
  syncWakeUp,
} from './model/uapi.ts';
export { type FilterRun, runFilters, type Verdict } from './model/verdict.ts';
