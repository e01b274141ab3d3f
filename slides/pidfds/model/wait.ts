import { fileOf, int, unsigned } from './files.ts';
import * as flag from './flags.ts';
import { type Caller, release, threadsOf } from './lifecycle.ts';
import { type Decision, decide } from './outcome.ts';
import { findPid, leaderPid, namespaceOf, numberIn } from './pids.ts';
import type { Rule } from './rules.ts';
import type { Process, State } from './state.ts';

/** `waitid(type, id, …, options)`. */
export interface Waitid {
  /** `P_ALL`, `P_PID`, `P_PGID` or `P_PIDFD`. */
  readonly type: number;
  /** A number or a descriptor, as the type says. */
  readonly id: number;
  readonly options: number;
}

/** `wait4(pid, …, options)`; `waitpid` is the same. */
export interface Wait4 {
  readonly pid: number;
  readonly options: number;
}

/** Which children are waited for, by the inode of a `struct pid`. An undefined inode matches none. */
interface Wanted {
  readonly by: 'any' | 'pid' | 'group';
  readonly inode?: number | undefined;
  readonly nonblock: boolean;
}

const waitidOptions =
  flag.WNOHANG |
  flag.WNOWAIT |
  flag.WEXITED |
  flag.WSTOPPED |
  flag.WCONTINUED |
  flag.__WNOTHREAD |
  flag.__WCLONE |
  flag.__WALL;
const wait4Options = waitidOptions & ~(flag.WNOWAIT | flag.WEXITED);

/** `waitid(2)`. @returns 0; who exited and how is in `seen` (`number` is `si_pid`) */
export function waitid(state: State, me: Caller, { type, id, options }: Waitid): Decision {
  const seen = { number: int(id), flags: unsigned(options) };
  if (options & ~waitidOptions) return decide(state, 'wait-unknown-option', seen);
  if (!(options & (flag.WEXITED | flag.WSTOPPED | flag.WCONTINUED))) return decide(state, 'wait-for-nothing', seen);
  const wanted = wantedBy(state, me, int(type), int(id));
  if (typeof wanted === 'string') return decide(state, wanted, { ...seen, file: fileOf(me, id) });
  return doWait(state, me, wanted, options, () => 0);
}

function wantedBy(state: State, me: Caller, type: number, id: number): Wanted | Rule {
  const inode = findPid(state, namespaceOf(state, me.task), id)?.inode;
  if (type === flag.P_ALL) return { by: 'any', nonblock: false };
  if (type === flag.P_PID) return id > 0 ? { by: 'pid', inode, nonblock: false } : 'wait-invalid-id';
  if (type === flag.P_PGID) {
    if (id < 0) return 'wait-invalid-id';
    return { by: 'group', inode: id === 0 ? me.process.group : inode, nonblock: false };
  }
  if (type !== flag.P_PIDFD) return 'wait-unknown-type';
  if (id < 0) return 'wait-invalid-id';
  const file = fileOf(me, id);
  return file?.kind === 'pidfd' ? { by: 'pid', inode: file.pid, nonblock: file.nonblock } : 'wait-not-a-pidfd';
}

/** `wait4(2)`. @returns the number of the child that was reaped, or 0 */
export function wait4(state: State, me: Caller, call: Wait4): Decision {
  const pid = int(call.pid);
  const seen = { number: pid, flags: unsigned(call.options) };
  if (call.options & ~wait4Options) return decide(state, 'wait-unknown-option', seen);
  if (pid === -(2 ** 31)) return decide(state, 'wait4-int-min', seen);
  const inode = findPid(state, namespaceOf(state, me.task), Math.abs(pid))?.inode;
  const wanted: Wanted = pid > 0 ? { by: 'pid', inode, nonblock: false } : groupOrAny(pid, me, inode);
  return doWait(state, me, wanted, call.options | flag.WEXITED, (number) => number);
}

function groupOrAny(pid: number, { process }: Caller, inode: number | undefined): Wanted {
  if (pid === -1) return { by: 'any', nonblock: false };
  return { by: 'group', inode: pid === 0 ? process.group : inode, nonblock: false };
}

/** `do_wait`: the first child that matches and has exited. */
function doWait(
  state: State,
  me: Caller,
  wanted: Wanted,
  options: number,
  returned: (number: number) => number,
): Decision {
  const eligible = childrenOf(state, me, options).filter((child) => matches(state, wanted, child));
  const seen = { flags: unsigned(options), children: eligible.map(({ id }) => id) };
  if (eligible.length === 0) return decide(state, 'wait-no-such-child', seen);
  const zombie = eligible.find(({ exit }) => exit !== null);
  if (zombie?.exit && options & flag.WEXITED) {
    const number = numberIn(state, leaderPid(state, zombie) ?? 0, namespaceOf(state, me.task));
    const found = { ...seen, process: zombie.id, number, exit: zombie.exit };
    if (options & flag.WNOWAIT) return decide(state, 'wait-left-zombie', found, returned(number));
    return decide(release(state, zombie.id), 'wait-reaped', found, returned(number));
  }
  if (eligible.every(({ exit }) => exit !== null)) return decide(state, 'wait-only-zombies', seen);
  if (options & flag.WNOHANG) return decide(state, 'wait-nothing-yet', seen);
  return decide(state, wanted.nonblock ? 'wait-pidfd-nonblock' : 'wait-blocks', seen);
}

/** The caller's own children first, then those of the other threads in a circle. None was made without SIGCHLD. */
function childrenOf(state: State, { task, process }: Caller, options: number): Process[] {
  if (options & flag.__WCLONE && !(options & flag.__WALL)) return [];
  const threads = threadsOf(state, process).map(({ id }) => id);
  const at = threads.indexOf(task.id);
  const inTurn = options & flag.__WNOTHREAD ? [task.id] : [...threads.slice(at), ...threads.slice(0, at)];
  return inTurn.flatMap((thread) => state.processes.filter(({ parentTask }) => parentTask === thread));
}

function matches(state: State, { by, inode }: Wanted, child: Process): boolean {
  if (by === 'any') return true;
  return inode === (by === 'group' ? child.group : leaderPid(state, child));
}
