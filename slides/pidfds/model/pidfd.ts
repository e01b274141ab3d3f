import { mayLookInto } from './access.ts';
import { fileOf, install, int, unsigned } from './files.ts';
import * as flag from './flags.ts';
import { type Caller, setProcess } from './lifecycle.ts';
import { type Decision, decide } from './outcome.ts';
import { findPid, ledBy, namespaceOf, numberIn, outward, pidOf, processOf, taskOf } from './pids.ts';
import type { Rule } from './rules.ts';
import type { State } from './state.ts';

/** `pidfd_open(pid, flags)`. */
export interface PidfdOpen {
  readonly pid: number;
  readonly flags: number;
}

/** `pidfd_getfd(pidfd, fd, flags)`. */
export interface PidfdGetfd {
  readonly pidfd: number;
  readonly fd: number;
  readonly flags: number;
}

/** `setns(fd, flags)`. */
export interface Setns {
  readonly fd: number;
  readonly flags: number;
}

/** `pidfd_open(2)`. @returns a descriptor that is close-on-exec */
export function pidfdOpen(state: State, me: Caller, call: PidfdOpen): Decision {
  const number = int(call.pid);
  const flags = unsigned(call.flags);
  const seen = { number, flags };
  const thread = (flags & flag.PIDFD_THREAD) !== 0;
  if (flags & ~(flag.PIDFD_NONBLOCK | flag.PIDFD_THREAD)) return decide(state, 'open-unknown-flag', seen);
  if (number <= 0) return decide(state, 'open-invalid-pid', seen);
  const pid = findPid(state, namespaceOf(state, me.task), number)?.inode;
  if (pid === undefined) return decide(state, 'open-no-such-pid', seen);
  const refused = refusedPid(state, pid, thread);
  if (refused) return decide(state, refused, { ...seen, pid });
  const nonblock = (flags & flag.PIDFD_NONBLOCK) !== 0;
  const opened = install(state, me, { kind: 'pidfd', pid, thread, nonblock }, true);
  return decide(opened.state, 'opened', { ...seen, pid }, opened.fd);
}

/** `pidfd_prepare`, which tells more apart on 6.18. */
function refusedPid(state: State, pid: number, thread: boolean): Rule | null {
  if (thread ? taskOf(state, pid) : ledBy(state, pid)) return null;
  if (state.kernel === '6.12') return 'open-not-a-leader-6.12';
  return taskOf(state, pid) ? 'open-not-a-leader' : 'open-reaped';
}

/** `poll(2)` for a descriptor. @returns the events, `POLLIN` and `POLLHUP` */
export function poll(state: State, me: Caller, { fd }: { readonly fd: number }): Decision {
  const file = fileOf(me, fd);
  if (file?.kind !== 'pidfd') return decide(state, 'poll-not-a-pidfd', { fd, file });
  const seen = { fd, file, pid: file.pid };
  const task = taskOf(state, file.pid);
  if (!task) return decide(state, 'poll-reaped', seen, flag.POLLIN | flag.POLLHUP);
  const found = { ...seen, process: task.process, task: task.id };
  // A leader that exited before its threads is no exit of the process yet.
  if (processOf(state, task.process)?.exit) return decide(state, 'poll-zombie', found, flag.POLLIN);
  return decide(state, 'poll-alive', found);
}

/** `pidfd_getfd(2)`. @returns a descriptor of the caller for the same open file */
export function pidfdGetfd(state: State, me: Caller, call: PidfdGetfd): Decision {
  const file = fileOf(me, call.pidfd);
  const seen = { fd: int(call.pidfd), file, flags: unsigned(call.flags) };
  if (seen.flags) return decide(state, 'getfd-flags', seen);
  if (!file) return decide(state, 'getfd-bad-fd', seen);
  if (file.kind !== 'pidfd') return decide(state, 'getfd-not-a-pidfd', seen);
  const target = targetOf(state, file.pid);
  if (!target) return decide(state, 'getfd-reaped', { ...seen, pid: file.pid });
  const { task, process } = target;
  const uids = [me.process.uid, process.uid] as const;
  const found = { ...seen, pid: file.pid, process: process.id, uids, dumpable: process.dumpable };
  if (!mayLookInto(me, process)) return decide(state, 'getfd-no-permission', found);
  if (task.exit) return decide(state, 'getfd-exiting', found);
  const theirs = process.descriptors.find(({ fd }) => fd === int(call.fd));
  if (!theirs) return decide(state, 'getfd-no-such-fd', found);
  const copied = install(state, me, theirs.file, true);
  return decide(copied.state, 'getfd-copied', found, copied.fd);
}

/** The task of a pidfd, and its process. */
const targetOf = ({ processes, tasks }: State, pid: number): Caller | undefined =>
  processes.flatMap((process) =>
    tasks.filter((task) => task.pid === pid && task.process === process.id).map((task) => ({ task, process })),
  )[0];

/** `CLONE_NEW…` of all eight kinds of namespaces. */
const namespaceFlags = 0x7e020080;

/** `setns(2)` with a pidfd. */
export function setns(state: State, me: Caller, call: Setns): Decision {
  const file = fileOf(me, call.fd);
  const flags = unsigned(call.flags);
  const seen = { fd: int(call.fd), file, flags };
  if (!file) return decide(state, 'setns-bad-fd', seen);
  if (file.kind !== 'pidfd') return decide(state, 'setns-not-a-pidfd', seen);
  if (flags === 0 || flags & ~namespaceFlags) return decide(state, 'setns-flags', seen);
  if (flags !== flag.CLONE_NEWUTS) return decide(state, 'setns-not-modelled', seen);
  const target = targetOf(state, file.pid);
  if (!target) return decide(state, 'setns-reaped', { ...seen, pid: file.pid });
  const { task, process } = target;
  const uids = [me.process.uid, process.uid] as const;
  const found = { ...seen, pid: file.pid, process: process.id, uids, dumpable: process.dumpable };
  if (!mayLookInto(me, process)) return decide(state, 'setns-no-permission', found);
  if (task.exit) return decide(state, 'setns-exited', found);
  if (me.process.uid !== 0) return decide(state, 'setns-needs-privilege', found);
  return decide(setProcess(state, me.process.id, { uts: process.uts }), 'setns-joined', found);
}

/**
 * The lines `Pid` and `NSpid` of `/proc/self/fdinfo/FD`, in a procfs of the caller's pid namespace.
 * @returns `Pid`; the numbers of `NSpid` are in `seen.numbers`
 */
export function fdinfo(state: State, me: Caller, { fd }: { readonly fd: number }): Decision {
  const file = fileOf(me, fd);
  if (file?.kind !== 'pidfd') return decide(state, 'fdinfo-not-a-pidfd', { fd, file });
  const seen = { fd, file, pid: file.pid };
  if (!taskOf(state, file.pid)) return decide(state, 'fdinfo-reaped', { ...seen, numbers: [-1] }, -1);
  const namespace = namespaceOf(state, me.task);
  const number = numberIn(state, file.pid, namespace);
  const level = outward(state, namespace).length - 1;
  const numbers = number === 0 ? [0] : (pidOf(state, file.pid)?.numbers.slice(level) ?? []);
  return decide(state, 'fdinfo-pid', { ...seen, numbers }, number);
}

/** `fstat(2)` of a pidfd. @returns its inode */
export function fstat(state: State, me: Caller, { fd }: { readonly fd: number }): Decision {
  const file = fileOf(me, fd);
  if (file?.kind !== 'pidfd') return decide(state, 'fstat-not-a-pidfd', { fd, file });
  return decide(state, 'fstat-inode', { fd, file, pid: file.pid }, file.pid);
}
