import { SIGCHLD } from './flags.ts';
import { leaderPid, numberIn, pidOf, processOf } from './pids.ts';
import type { Exit, Process, State, Task } from './state.ts';

/** The thread that makes a call, and its process. */
export interface Caller {
  readonly task: Task;
  readonly process: Process;
}

export const setProcess = (state: State, id: number, change: Partial<Process>): State => ({
  ...state,
  processes: state.processes.map((process) => (process.id === id ? { ...process, ...change } : process)),
});

export const setTask = (state: State, id: number, change: Partial<Task>): State => ({
  ...state,
  tasks: state.tasks.map((task) => (task.id === id ? { ...task, ...change } : task)),
});

export const threadsOf = ({ tasks }: State, { id }: Process): Task[] => tasks.filter(({ process }) => process === id);

/** `release_task`: the process and its leader leave the tables, and its numbers become free. */
export const release = (state: State, gone: number): State => ({
  ...state,
  processes: state.processes.filter(({ id }) => id !== gone),
  tasks: state.tasks.filter(({ process }) => process !== gone),
});

/** One thread exits (`do_exit`); with the last one the process does. The leader stays until then. */
export function exitThread(state: State, { task, process }: Caller, exit: Exit): State {
  const [heir] = threadsOf(state, process).filter((thread) => thread.exit === null && thread.id !== task.id);
  if (heir) {
    const given = giveChildren(state, (child) => child.parentTask === task.id, heir);
    return process.leader === task.id
      ? setTask(given, task.id, { exit })
      : { ...given, tasks: given.tasks.filter(({ id }) => id !== task.id) };
  }
  const leader = state.tasks.find(({ id }) => id === process.leader);
  return exitProcess(state, process, leader?.exit ?? exit);
}

/** Children go to another thread, behind those that it has. */
export function giveChildren(state: State, given: (child: Process) => boolean, { id, process }: Task): State {
  const moved = state.processes.filter(given).map((child) => ({ ...child, parent: process, parentTask: id }));
  return { ...state, processes: [...state.processes.filter((each) => !given(each)), ...moved] };
}

/** Every thread of a process exits: it gives its children away, becomes a zombie and tells its parent. */
export function exitProcess(state: State, process: Process, exit: Exit): State {
  const { id, leader } = process;
  const left = { ...state, tasks: state.tasks.filter((task) => task.process !== id || task.id === leader) };
  const zombie = setTask(setProcess(left, id, { exit, descriptors: [] }), leader, { exit });
  return notifyParent(forgetChildren(zapNamespace(zombie, id), process), id);
}

/** `zap_pid_ns_processes`: with the reaper of a pid namespace all others in it die, and it reaps them. */
function zapNamespace(state: State, reaper: number): State {
  const namespace = state.namespaces.find((each) => each.reaper === reaper);
  if (!namespace) return state;
  const inside = state.tasks.filter(
    ({ pid, process }) => process !== reaper && numberIn(state, pid, namespace.id) !== 0,
  );
  return inside.reduce<State>((left, { process }) => release(left, process), state);
}

/** `forget_original_parent`: children go to the reaper of the namespace, which may not want the dead ones. */
function forgetChildren(state: State, father: Process): State {
  const reaper = state.namespaces[pidOf(state, leaderPid(state, father) ?? 0)?.namespace ?? 0]?.reaper;
  const heir = state.tasks.find(({ process, exit }) => process === reaper && exit === null);
  if (!heir) return state;
  const children = state.processes.filter(({ parent, exit }) => parent === father.id && exit !== null);
  const given = giveChildren(state, ({ parent }) => parent === father.id, heir);
  return children.reduce<State>((left, { id }) => notifyParent(left, id), given);
}

/** `do_notify_parent`: a parent that ignores SIGCHLD never sees the zombie. */
function notifyParent(state: State, child: number): State {
  const parent = processOf(state, processOf(state, child)?.parent ?? 0);
  return parent?.dispositions[SIGCHLD] === 'SIG_IGN' ? release(state, child) : state;
}
