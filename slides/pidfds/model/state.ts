import { PID_MAX_LIMIT } from './flags.ts';

/** The releases whose answers were recorded. They differ in `pidfd_open`, in `pid_max` and in `PIDFD_SELF`. */
export type Kernel = '6.12' | '6.18';

/** One pid namespace. The first, 0, is the one the machine booted with. */
export interface PidNamespace {
  readonly id: number;
  readonly parent: number | null;
  /** The number that is tried first for the next new task: the cursor of the namespace's `idr`. */
  readonly next: number;
  /** The process that has number 1 in it and gets the orphans. */
  readonly reaper: number;
}

/**
 * A `struct pid`: what a pidfd refers to. It outlives its task for as long as a file refers to it, but its numbers do
 * not: they can be given out again as soon as no task and no process group uses them.
 */
export interface Pid {
  /**
   * Counted up from 1 and never used twice: the inode number that `fstat` shows for every pidfd of it. A 32-bit kernel
   * has fewer numbers, and gives one out again when no pidfd of it is open any more (fs/pidfs.c).
   */
  readonly inode: number;
  /** The pid namespace that the task was born into. */
  readonly namespace: number;
  /** Its number in every namespace from the first down to its own. */
  readonly numbers: readonly number[];
}

/** One thread that has not been released. */
export interface Task {
  /** Counted up from 1 and never used twice; the handle by which a call names its caller. */
  readonly id: number;
  readonly process: number;
  /** The inode of its `struct pid`. */
  readonly pid: number;
  /** Its exit, when it has exited but was not released. Only the leader of a process waits in this way. */
  readonly exit: Exit | null;
}

export interface Exit {
  readonly code: 'CLD_EXITED' | 'CLD_KILLED';
  /** The exit status (0 to 255), or the signal. */
  readonly status: number;
}

export type Disposition = 'SIG_DFL' | 'SIG_IGN' | 'handler';

/** What a file descriptor refers to. */
export type File =
  | { readonly kind: 'pidfd'; readonly pid: number; readonly thread: boolean; readonly nonblock: boolean }
  /** A directory `/proc/PID`. */
  | { readonly kind: 'proc'; readonly pid: number }
  | { readonly kind: 'pipe'; readonly end: 'read' | 'write' }
  | { readonly kind: 'other' };

export interface Descriptor {
  readonly fd: number;
  readonly file: File;
  readonly cloexec: boolean;
}

/** A thread group. Its threads share everything that is kept here. */
export interface Process {
  /** The id of its first task; never used twice. */
  readonly id: number;
  /** The task that leads it: the one whose number is the process's number. */
  readonly leader: number;
  /** 0 for the first process. */
  readonly parent: number;
  /** The thread of the parent that has it as a child (`real_parent`), 0 for the first process. */
  readonly parentTask: number;
  /** The inode of the `struct pid` of its process group, which is its session too: the model has no setpgid. */
  readonly group: number;
  readonly program: string;
  /** Real, effective and saved user id, which are always the same here. Only 0 has capabilities, and it has all. */
  readonly uid: number;
  /** Whether processes of the same user may look into it. Lost with a change of the user id, regained by execve. */
  readonly dumpable: boolean;
  /** Dispositions other than the default one, by signal. */
  readonly dispositions: Readonly<Record<number, Disposition>>;
  readonly descriptors: readonly Descriptor[];
  /** Its UTS namespace. */
  readonly uts: number;
  /** Set from the moment when all its threads have exited: it is a zombie. */
  readonly exit: Exit | null;
}

/** A machine at rest between two calls. Everything in it is plain data. */
export interface State {
  readonly kernel: Kernel;
  /** No number reaches it; see `boot`. */
  readonly pidMax: number;
  readonly namespaces: readonly PidNamespace[];
  /** Every `struct pid` that something still refers to. */
  readonly pids: readonly Pid[];
  readonly tasks: readonly Task[];
  /** In the order in which they became children of the thread that has them now. */
  readonly processes: readonly Process[];
  readonly lastTask: number;
  readonly lastInode: number;
  readonly lastUts: number;
}

/**
 * A machine on which only init runs: task 1, process 1, number 1, root, with descriptors 0, 1 and 2 open.
 * @param pidMax `/proc/sys/kernel/pid_max` of the first namespace, 32768 unless given. A kernel refuses less than 301;
 *   the model takes anything from 2 up to `PID_MAX_LIMIT` (and the nearest of these for anything else), so that a lab
 *   can run out of numbers soon.
 */
export function boot({ kernel, pidMax = 32768 }: { readonly kernel: Kernel; readonly pidMax?: number }): State {
  return {
    kernel,
    pidMax: Math.min(Math.max(Math.trunc(pidMax), 2), PID_MAX_LIMIT),
    namespaces: [{ id: 0, parent: null, next: 2, reaper: 1 }],
    pids: [{ inode: 1, namespace: 0, numbers: [1] }],
    tasks: [{ id: 1, process: 1, pid: 1, exit: null }],
    processes: [init],
    lastTask: 1,
    lastInode: 1,
    lastUts: 0,
  };
}

const init: Process = {
  id: 1,
  leader: 1,
  parent: 0,
  parentTask: 0,
  group: 1,
  program: 'init',
  uid: 0,
  dumpable: true,
  dispositions: {},
  descriptors: [0, 1, 2].map((fd) => ({ fd, file: { kind: 'other' }, cloexec: false })),
  uts: 0,
  exit: null,
};
