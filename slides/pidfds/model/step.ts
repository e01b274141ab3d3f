import { type Clone, type Clone3, clone, clone3 } from './clone.ts';
import { close, openProc, pipe } from './files.ts';
import { SIGCHLD } from './flags.ts';
import { type Kill, kill, type Sigaction, sigaction } from './kill.ts';
import type { Caller } from './lifecycle.ts';
import { type Decision, decide, type Seen } from './outcome.ts';
import {
  fdinfo,
  fstat,
  type PidfdGetfd,
  type PidfdOpen,
  pidfdGetfd,
  pidfdOpen,
  poll,
  type Setns,
  setns,
} from './pidfd.ts';
import { type PidfdSendSignal, pidfdSendSignal } from './pidfd-send-signal.ts';
import { processOf } from './pids.ts';
import { execve, exitGroup, exitTask, setLastPid, setsid, setuid } from './process.ts';
import type { Rule, Status } from './rules.ts';
import type { State } from './state.ts';
import { putPids, type Transition, transitions } from './transitions.ts';
import { type Wait4, type Waitid, wait4, waitid } from './wait.ts';

/** The arguments of every call, by its name. */
export interface Arguments {
  /** fork(3): `clone(SIGCHLD)`. */
  readonly fork: object;
  readonly clone: Clone;
  readonly clone3: Clone3;
  readonly exit: { readonly code: number };
  readonly exit_group: { readonly code: number };
  readonly execve: { readonly program: string };
  readonly wait4: Wait4;
  readonly waitid: Waitid;
  readonly kill: Kill;
  readonly sigaction: Sigaction;
  readonly pidfd_open: PidfdOpen;
  readonly pidfd_send_signal: PidfdSendSignal;
  readonly pidfd_getfd: PidfdGetfd;
  readonly poll: { readonly fd: number };
  readonly setns: Setns;
  readonly fdinfo: { readonly fd: number };
  readonly fstat: { readonly fd: number };
  readonly close: { readonly fd: number };
  readonly pipe: object;
  /** Opens the directory `/proc/PID`. */
  readonly open_proc: { readonly pid: number };
  readonly setuid: { readonly uid: number };
  readonly setsid: object;
  /** Writes to `/proc/sys/kernel/ns_last_pid`. */
  readonly ns_last_pid: { readonly last: number };
}

/** One call: its name, the id of the task that makes it, and its arguments. */
export type Call = {
  [Name in keyof Arguments]: { readonly call: Name; readonly by: number } & Arguments[Name];
}[keyof Arguments];

export interface Result {
  readonly status: Status;
  /** The rule that decided; see `rules`. */
  readonly rule: Rule;
  /** What the call returned, or null when it did not return successfully. */
  readonly value: number | null;
  /** What the rule looked at. */
  readonly seen: Seen;
  /** What changed in the tables. */
  readonly transitions: readonly Transition[];
}

const calls: { readonly [Name in keyof Arguments]: (state: State, me: Caller, call: Arguments[Name]) => Decision } = {
  fork: (state, me) => clone(state, me, { flags: SIGCHLD }),
  clone,
  clone3,
  exit: exitTask,
  exit_group: exitGroup,
  execve,
  wait4,
  waitid,
  kill,
  sigaction,
  pidfd_open: pidfdOpen,
  pidfd_send_signal: pidfdSendSignal,
  pidfd_getfd: pidfdGetfd,
  poll,
  setns,
  fdinfo,
  fstat,
  close,
  pipe,
  open_proc: openProc,
  setuid,
  setsid,
  ns_last_pid: setLastPid,
};

/** One call on the machine. It never throws, whatever the numbers are; a call that does nothing returns the same tables. */
export function step(state: State, call: Call): { readonly state: State; readonly result: Result } {
  const { state: decided, ...decision } = perform(state, call);
  const after = putPids(decided);
  return { state: after, result: { ...decision, transitions: transitions(state, after) } };
}

function perform(state: State, call: Call): Decision {
  const task = state.tasks.find(({ id }) => id === call.by);
  const process = task && processOf(state, task.process);
  if (!process || task.exit) return decide(state, 'no-caller', { task: call.by });
  const handler = calls[call.call] as (state: State, me: Caller, call: Call) => Decision;
  return handler(state, { task, process }, call);
}
