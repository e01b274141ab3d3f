import { install, unsigned } from './files.ts';
import * as flag from './flags.ts';
import type { Caller } from './lifecycle.ts';
import { type Decision, decide, type Seen } from './outcome.ts';
import { allocPid, namespaceOf, numberIn } from './pids.ts';
import type { Rule } from './rules.ts';
import type { Pid, Process, State } from './state.ts';

/** `clone(flags, …)`, with the exit signal in the low 8 bits. */
export interface Clone {
  readonly flags: number;
}

/** `clone3(args, size)`. */
export interface Clone3 {
  readonly flags: number;
  readonly exitSignal: number;
  /** The size of `struct clone_args` that the caller says, in bytes. */
  readonly size: number;
  /** Whether `args.pidfd` and `args.parent_tid` are the same address. */
  readonly sameAddress?: boolean;
}

/** `clone(2)`. @returns the number of the new task in the caller's pid namespace; a pidfd is in `seen.secondFd` */
export function clone(state: State, me: Caller, call: Clone): Decision {
  const flags = unsigned(call.flags);
  const exitSignal = flags % (flag.CSIGNAL + 1);
  return kernelClone(state, me, { flags: flags - exitSignal, exitSignal, sameAddress: true });
}

/** `clone3(2)`; see `clone`. */
export function clone3(state: State, me: Caller, call: Clone3): Decision {
  const refused = refusedArguments(call);
  if (refused) return decide(state, refused, { flags: call.flags });
  return kernelClone(state, me, { sameAddress: false, ...call });
}

/** `copy_clone_args_from_user` and `clone3_args_valid`. */
function refusedArguments({ flags, exitSignal, size }: Clone3): Rule | null {
  const high = unsigned(Math.floor(flags / 2 ** 32));
  if (size > 4096) return 'clone3-size-too-big';
  if (size < 64) return 'clone3-size-too-small';
  if (exitSignal < 0 || exitSignal > flag.NSIG) return 'clone3-exit-signal';
  if (high > 3) return 'clone3-unknown-flag';
  if (flags & (flag.CLONE_DETACHED | (flag.CSIGNAL & ~flag.CLONE_NEWTIME))) return 'clone3-reserved-flag';
  if (flags & flag.CLONE_THREAD && exitSignal !== 0) return 'clone3-thread-exit-signal';
  return high > 0 ? 'clone-not-modelled' : null;
}

interface Arguments {
  readonly flags: number;
  readonly exitSignal: number;
  readonly sameAddress: boolean;
}

function kernelClone(state: State, me: Caller, args: Arguments): Decision {
  const { flags } = args;
  const refused = refusedFlags(args) ?? refusedNamespaces(args, me);
  if (refused) return decide(state, refused, { flags });
  const namespace = flags & flag.CLONE_NEWPID ? state.namespaces.length : namespaceOf(state, me.task);
  const around = namespaceOf(state, me.task);
  const prepared = namespace === around ? state : addNamespace(state, namespace, around);
  const { state: moved, scans, pid } = allocPid(prepared, namespace);
  const seen = { flags, scans };
  if (!pid) {
    const namespaces = moved.namespaces.slice(0, state.namespaces.length);
    return decide({ ...moved, namespaces }, 'clone-no-free-pid', seen);
  }
  return copyProcess(moved, me, flags, pid, seen);
}

/** Flags that `pthread_create` and others pass and that change nothing in the model. */
const meaningless =
  flag.CLONE_FS |
  flag.CLONE_SYSVSEM |
  flag.CLONE_SETTLS |
  flag.CLONE_PARENT_SETTID |
  flag.CLONE_CHILD_CLEARTID |
  flag.CLONE_CHILD_SETTID |
  flag.CLONE_DETACHED;
const threadFlags = flag.CLONE_THREAD | flag.CLONE_VM | flag.CLONE_SIGHAND | flag.CLONE_FILES;
const processFlags = flag.CLONE_NEWPID | flag.CLONE_NEWUTS;

function refusedFlags({ flags, sameAddress }: Arguments): Rule | null {
  if (sameAddress && flags & flag.CLONE_PIDFD && flags & flag.CLONE_PARENT_SETTID) return 'clone-pidfd-shares-argument';
  if (flags & flag.CLONE_THREAD && !(flags & flag.CLONE_SIGHAND)) return 'clone-thread-needs-sighand';
  if (flags & flag.CLONE_SIGHAND && !(flags & flag.CLONE_VM)) return 'clone-sighand-needs-vm';
  if (flags & flag.CLONE_THREAD && flags & flag.CLONE_NEWPID) return 'clone-thread-in-new-pidns';
  if (flags & flag.CLONE_PIDFD && flags & flag.CLONE_DETACHED) return 'clone-pidfd-detached';
  return null;
}

function refusedNamespaces({ flags, exitSignal }: Arguments, { process }: Caller): Rule | null {
  const rest = flags & ~(meaningless | flag.CLONE_PIDFD);
  const thread = rest === threadFlags;
  const plain = (rest & ~processFlags) === 0 && exitSignal === flag.SIGCHLD;
  if (!thread && !plain) return 'clone-not-modelled';
  if (rest & processFlags && process.uid !== 0) return 'clone-namespace-needs-privilege';
  return null;
}

const addNamespace = (state: State, id: number, parent: number): State => ({
  ...state,
  namespaces: [...state.namespaces, { id, parent, next: 0, reaper: state.lastTask + 1 }],
});

/** The new task, and then the pidfd of it: the child has no copy of that. */
function copyProcess(before: State, me: Caller, flags: number, pid: Pid, seen: Seen): Decision {
  const id = before.lastTask + 1;
  const thread = (flags & flag.CLONE_THREAD) !== 0;
  const process = thread ? me.process.id : id;
  const added = {
    ...before,
    tasks: [...before.tasks, { id, process, pid: pid.inode, exit: null }],
    lastTask: id,
  };
  const state = thread ? added : addProcess(added, me, id, (flags & flag.CLONE_NEWUTS) !== 0);
  const found = { ...seen, pid: pid.inode, process, task: id };
  const number = numberIn(state, pid.inode, namespaceOf(state, me.task));
  if (!(flags & flag.CLONE_PIDFD)) return decide(state, 'cloned', found, number);
  const opened = install(state, me, { kind: 'pidfd', pid: pid.inode, thread, nonblock: false }, true);
  return decide(opened.state, 'cloned', { ...found, secondFd: opened.fd }, number);
}

function addProcess(state: State, { task, process: parent }: Caller, id: number, newUts: boolean): State {
  const lastUts = state.lastUts + (newUts ? 1 : 0);
  const uts = newUts ? lastUts : parent.uts;
  const child: Process = { ...parent, id, leader: id, parent: parent.id, parentTask: task.id, uts };
  return { ...state, processes: [...state.processes, child], lastUts };
}
