import { type Action, daemonPid, pidMax } from './lab-state.ts';
import { boot, type Call, findPid, type Process, type Result, type State, step } from './model.ts';

/** The ids of the tasks and processes that are there from the beginning; the model never uses an id twice. */
export const actors = { init: 1, oldScript: 2, newScript: 3, daemon: 4 } as const;

/** The descriptor that the new script gets: 0, 1 and 2 are open. */
export const pidfd = 3;

/** One press and what came of it. */
export interface Entry {
  readonly action: Action;
  readonly result: Result;
  /** What the old script's number was at that moment. */
  readonly number: number;
  /** The process whose number was looked up, by its id: the one that both scripts mean. */
  readonly meant: number;
  /** Processes that the signal reached, by id; empty for signal 0. */
  readonly hit: readonly number[];
  /** The signal found a process that had exited already. */
  readonly zombie: boolean;
}

/** The machine after all presses. */
export interface Replay {
  readonly machine: State;
  /** What the old script wrote down. */
  readonly number: number;
  readonly meant: number;
  readonly entries: readonly Entry[];
}

const start: Replay = { machine: prepare(), number: daemonPid, meant: actors.daemon, entries: [] };

/** init has forked two scripts and a daemon with a handler for SIGHUP, and both scripts have looked the daemon up. */
function prepare(): State {
  const fork: Call = { call: 'fork', by: actors.init };
  const calls: Call[] = [
    ...[fork, fork, fork],
    { call: 'sigaction', by: actors.daemon, signal: 1, disposition: 'handler' },
    { call: 'pidfd_open', by: actors.newScript, pid: daemonPid, flags: 0 },
  ];
  return calls.reduce<State>((state, call) => step(state, call).state, boot({ kernel: '6.12', pidMax }));
}

/** Does everything once more, from the boot on. */
export function replay(actions: readonly Action[]): Replay {
  return actions.reduce(perform, start);
}

function perform(before: Replay, action: Action): Replay {
  const { machine, number, meant, entries } = before;
  const { state, result } =
    action.act === 'lookup' ? lookUp(machine, action.pid) : step(machine, callOf(before, action));
  const found = action.act === 'lookup' && result.status === 'OK';
  const zombie = (result.seen.deliveries ?? []).some(({ process }) => hasExited(machine, process));
  const entry = { action, result, number, meant, hit: zombie ? [] : hitBy(result), zombie };
  return {
    machine: state,
    number: found ? action.pid : number,
    meant: found ? (holderOf(state, action.pid)?.id ?? meant) : meant,
    entries: [...entries, entry],
  };
}

function callOf({ machine, number }: Replay, action: Exclude<Action, { act: 'lookup' }>): Call {
  switch (action.act) {
    case 'fork':
      return { call: 'fork', by: actors.init };
    case 'exit':
      return { call: 'exit_group', by: holderOf(machine, action.pid)?.leader ?? 0, code: 0 };
    case 'reap':
      return { call: 'wait4', by: actors.init, pid: action.pid, options: 1 };
    case 'next':
      return { call: 'ns_last_pid', by: actors.init, last: action.pid - 1 };
    case 'kill':
      return { call: 'kill', by: actors.oldScript, pid: number, signal: action.signal };
    case 'send':
      return { call: 'pidfd_send_signal', by: actors.newScript, pidfd, signal: action.signal, flags: 0 };
    default:
      return { call: 'poll', by: actors.newScript, fd: pidfd };
  }
}

/** A new pidfd takes the place of the old one, once it is known that there will be one. */
function lookUp(machine: State, pid: number): ReturnType<typeof step> {
  const open: Call = { call: 'pidfd_open', by: actors.newScript, pid, flags: 0 };
  const tried = step(machine, open);
  if (tried.result.status !== 'OK') return tried;
  return step(step(machine, { call: 'close', by: actors.newScript, fd: pidfd }).state, open);
}

const hitBy = ({ seen }: Result): number[] =>
  (seen.deliveries ?? [])
    .filter(({ action }) => ['handled', 'ignored', 'terminates'].includes(action))
    .map(({ process }) => process);

const hasExited = ({ processes }: State, process: number): boolean =>
  processes.some(({ id, exit }) => id === process && exit !== null);

/** The process that has a number now; a zombie has one, too. */
export function holderOf(machine: State, pid: number): Process | undefined {
  const inode = findPid(machine, 0, pid)?.inode;
  const task = machine.tasks.find((each) => each.pid === inode);
  return task && machine.processes.find(({ id }) => id === task.process);
}

/** Whether one of the actors can still make a call. */
export const runs = ({ processes }: State, actor: number): boolean =>
  processes.some(({ id, exit }) => id === actor && exit === null);

/** What the new script's pidfd refers to: its `struct pid` and the number of that, if it still has one. */
export function pinnedBy(machine: State): { readonly inode: number; readonly pid: number | null } | null {
  const script = machine.processes.find(({ id }) => id === actors.newScript);
  const file = script?.descriptors.find(({ fd }) => fd === pidfd)?.file;
  if (file?.kind !== 'pidfd') return null;
  const task = machine.tasks.find(({ pid }) => pid === file.pid);
  const [pid] = machine.pids.find(({ inode }) => inode === file.pid)?.numbers ?? [];
  return { inode: file.pid, pid: task && pid !== undefined ? pid : null };
}

/** The number that a fork would get now, or null when none is free. */
export const nextPid = (machine: State): number | null => step(machine, { call: 'fork', by: actors.init }).result.value;

/** The number that is tried first for the next process. */
export const counterOf = ({ namespaces: [first] }: State): number => first?.next ?? 1;
