import { PID_MAX_LIMIT, RESERVED_PIDS } from './flags.ts';
import type { Pid, PidNamespace, Process, State, Task } from './state.ts';

/** How a number was found in one namespace: what a lab needs to turn its dial. */
export interface Scan {
  readonly namespace: number;
  /** The number that was tried first. */
  readonly from: number;
  /** Numbers that were passed over because they are in use, in order. */
  readonly taken: readonly number[];
  /** Whether the search reached the limit and began again at the low end. */
  readonly wrapped: boolean;
  /** The number found, or null when none is free. */
  readonly number: number | null;
}

/** The task that has this `struct pid` as its own (`pid_task(pid, PIDTYPE_PID)`). */
export const taskOf = ({ tasks }: State, inode: number): Task | undefined => tasks.find(({ pid }) => pid === inode);

export const pidOf = ({ pids }: State, inode: number): Pid | undefined => pids.find((pid) => pid.inode === inode);

export const processOf = ({ processes }: State, id: number): Process | undefined =>
  processes.find((process) => process.id === id);

/** The process that is led by the task of this `struct pid` (`PIDTYPE_TGID`). */
export function ledBy(state: State, inode: number): Process | undefined {
  const task = taskOf(state, inode);
  return task && state.processes.find(({ leader }) => leader === task.id);
}

/** The inode of the `struct pid` of a process's leader. */
export const leaderPid = ({ tasks }: State, { leader }: Process): number | undefined =>
  tasks.find(({ id }) => id === leader)?.pid;

/** A namespace and those around it, from the inside out. */
export function outward({ namespaces }: State, namespace: number): PidNamespace[] {
  const found: PidNamespace[] = [];
  for (let at = namespaces[namespace]; at; at = namespaces[at.parent ?? -1]) found.push(at);
  return found;
}

/** The namespace that a task was born into. */
export const namespaceOf = (state: State, task: Task): number => pidOf(state, task.pid)?.namespace ?? 0;

/** The number of a `struct pid` as seen in a namespace, or 0 when it has none there (`pid_nr_ns`). */
export function numberIn(state: State, inode: number, namespace: number): number {
  const pid = pidOf(state, inode);
  if (!pid) return 0;
  const inside = outward(state, pid.namespace).some(({ id }) => id === namespace);
  return inside ? (pid.numbers[outward(state, namespace).length - 1] ?? 0) : 0;
}

/** Whether its numbers are still in use: by a task or a process group. */
export const hasNumber = ({ tasks, processes }: State, inode: number): boolean =>
  tasks.some(({ pid }) => pid === inode) || processes.some(({ group }) => group === inode);

/** The `struct pid` that has a number in a namespace now (`find_pid_ns`). */
export const findPid = (state: State, namespace: number, number: number): Pid | undefined =>
  state.pids.find(({ inode }) => number > 0 && hasNumber(state, inode) && numberIn(state, inode, namespace) === number);

/**
 * A new `struct pid`, with a number in its namespace and in each one around it (`alloc_pid`).
 * @returns the state, in which the counters have moved even when there was no number, and the way each was found
 */
export function allocPid(state: State, namespace: number): { state: State; scans: Scan[]; pid: Pid | null } {
  const scans = outward(state, namespace).map((around) => scan(state, around));
  const failed = scans.findIndex(({ number }) => number === null);
  const done = failed < 0 ? scans : scans.slice(0, failed);
  const moved = {
    ...state,
    namespaces: state.namespaces.map((each) => {
      const found = done.find(({ namespace: scanned }) => scanned === each.id)?.number;
      return found ? { ...each, next: found + 1 } : each;
    }),
  };
  if (failed >= 0) return { state: moved, scans: scans.slice(0, failed + 1), pid: null };
  const inode = state.lastInode + 1;
  const pid = { inode, namespace, numbers: scans.map(({ number }) => number ?? 0).reverse() };
  return { state: { ...moved, pids: [...moved.pids, pid], lastInode: inode }, scans, pid };
}

/** `idr_alloc_cyclic`: the first free number from the counter on, then from the low end. */
function scan(state: State, { id: namespace, next }: PidNamespace): Scan {
  const start = next > RESERVED_PIDS ? RESERVED_PIDS : 1;
  const from = Math.max(next, start);
  const used = new Set(
    state.pids.filter(({ inode }) => hasNumber(state, inode)).map(({ inode }) => numberIn(state, inode, namespace)),
  );
  const limit = limitOf(state, namespace);
  const first = firstFree(used, from, limit);
  const second = first.number === null ? firstFree(used, start, limit) : null;
  return {
    namespace,
    from,
    taken: [...first.taken, ...(second?.taken ?? [])],
    wrapped: second !== null,
    number: second ? second.number : first.number,
  };
}

/** On 6.12 one `pid_max` holds for all; on 6.18 a new namespace begins with the greatest there is. */
export const limitOf = ({ kernel, pidMax }: State, namespace: number): number =>
  kernel === '6.18' && namespace > 0 ? PID_MAX_LIMIT : pidMax;

function firstFree(used: ReadonlySet<number>, from: number, limit: number) {
  const taken: number[] = [];
  while (used.has(from + taken.length)) taken.push(from + taken.length);
  const number = from + taken.length;
  return { taken, number: number < limit ? number : null };
}
