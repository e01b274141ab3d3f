import { int } from './files.ts';
import { type Caller, exitProcess, exitThread, giveChildren, setProcess, setTask, threadsOf } from './lifecycle.ts';
import { type Decision, decide } from './outcome.ts';
import { leaderPid, limitOf, namespaceOf, numberIn } from './pids.ts';
import type { Exit, State } from './state.ts';

const exitOf = (code: number): Exit => ({ code: 'CLD_EXITED', status: code & 0xff });

/** `exit_group(2)`, which is what exit(3) calls. */
export function exitGroup(state: State, { process }: Caller, { code }: { readonly code: number }): Decision {
  const seen = { process: process.id, exit: exitOf(code) };
  if (process.id === 1) return decide(state, 'exit-init-panics', seen);
  return decide(exitProcess(state, process, seen.exit), 'exited', seen);
}

/** `_exit(2)` of the kernel: one thread, and with the last one the process. */
export function exitTask(state: State, me: Caller, { code }: { readonly code: number }): Decision {
  const { task, process } = me;
  const seen = { process: process.id, task: task.id, exit: exitOf(code) };
  const last = threadsOf(state, process).every(({ id, exit }) => id === task.id || exit !== null);
  if (last && process.id === 1) return decide(state, 'exit-init-panics', seen);
  return decide(exitThread(state, me, seen.exit), last ? 'exited' : 'thread-exited', seen);
}

/** `execve(2)`: the thread that calls it becomes the leader and gets the leader's `struct pid` (`de_thread`). */
export function execve(state: State, { task, process }: Caller, { program }: { readonly program: string }): Decision {
  const pid = leaderPid(state, process) ?? task.pid;
  const given = giveChildren(state, (child) => child.parent === process.id && child.parentTask !== task.id, task);
  const others = { ...given, tasks: given.tasks.filter((each) => each.process !== process.id || each.id === task.id) };
  const ignored = Object.entries(process.dispositions).filter(([, disposition]) => disposition === 'SIG_IGN');
  const after = setProcess(setTask(others, task.id, { pid }), process.id, {
    leader: task.id,
    program,
    dumpable: true,
    dispositions: Object.fromEntries(ignored),
    descriptors: process.descriptors.filter(({ cloexec }) => !cloexec),
  });
  return decide(after, 'executed', { process: process.id, task: task.id, pid });
}

/** `setuid(2)` of a process that has one user id. */
export function setuid(state: State, { process }: Caller, call: { readonly uid: number }): Decision {
  const uid = int(call.uid) >>> 0;
  const seen = { process: process.id, uids: [process.uid, uid] as const };
  if (uid === 0xffffffff) return decide(state, 'setuid-invalid', seen);
  if (process.uid !== 0 && process.uid !== uid) return decide(state, 'setuid-no-permission', seen);
  const dumpable = process.dumpable && process.uid === uid;
  return decide(setProcess(state, process.id, { uid, dumpable }), 'setuid-set', seen);
}

/** `setsid(2)`. @returns the number of the new session in the caller's pid namespace */
export function setsid(state: State, { task, process }: Caller): Decision {
  const pid = leaderPid(state, process) ?? task.pid;
  const seen = { process: process.id, pid };
  if (state.processes.some(({ group }) => group === pid)) return decide(state, 'setsid-group-leader', seen);
  const number = numberIn(state, pid, namespaceOf(state, task));
  return decide(setProcess(state, process.id, { group: pid }), 'setsid-done', seen, number);
}

/** Writes to `/proc/sys/kernel/ns_last_pid` of the caller's pid namespace: the dial for the next number. */
export function setLastPid(state: State, { task, process }: Caller, { last }: { readonly last: number }): Decision {
  const id = namespaceOf(state, task);
  if (process.uid !== 0) return decide(state, 'last-pid-no-permission', { number: last });
  if (last < 0 || last > limitOf(state, id)) return decide(state, 'last-pid-out-of-range', { number: last });
  const namespaces = state.namespaces.map((each) => (each.id === id ? { ...each, next: Math.trunc(last) + 1 } : each));
  return decide({ ...state, namespaces }, 'last-pid-set', { number: last });
}
