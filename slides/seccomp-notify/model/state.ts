import type { Signal } from './uapi.ts';

/** A thread's id, as `gettid(2)` gives it. A process has the id of its first thread. */
export type ThreadId = number;

/** A filter's place in `State.filters`. It also names the filter's listener. */
export type FilterId = number;

/** A supervisor thread's place in `State.supervisors`. */
export type SupervisorId = number;

/** A system call as it enters the kernel. */
export interface Syscall {
  /** Its number: `int`. */
  readonly nr: number;
  /** Up to six raw arguments: `u64`. */
  readonly args: readonly bigint[];
  /** What the kernel puts into the return register if it runs the call: `long`, a negative errno for a failure. */
  readonly native: bigint;
}

/** INIT until a supervisor has received it, SENT until it is answered, REPLIED until the target has woken. */
export type NotificationState = 'INIT' | 'SENT' | 'REPLIED';

/** A request to install a file, which the target serves when it wakes: `struct seccomp_kaddfd`. */
export interface AddfdRequest {
  readonly supervisor: SupervisorId;
  readonly file: string;
  readonly cloexec: boolean;
  /** The number to install the file at, or none for the lowest free one. */
  readonly setfd: number | null;
  /** Whether the new number is also the answer to the call. */
  readonly send: boolean;
}

/** What the target will be told: `error` is an `s32`, `val` an `s64`. */
export interface Reply {
  readonly error: number;
  readonly val: bigint;
  readonly flags: number;
  /** The rule that will answer the call. */
  readonly rule: 'reply-error' | 'reply-value' | 'reply-continue' | 'reply-listener-gone';
}

/** `struct seccomp_knotif`, which lives on the stack of the thread that sleeps. */
export interface Notification {
  readonly filter: FilterId;
  /** The cookie: `u64`. */
  readonly id: bigint;
  readonly call: Syscall;
  readonly state: NotificationState;
  /** Zeroes until the state is REPLIED. */
  readonly reply: Reply;
  /** Newest first. */
  readonly addfds: readonly AddfdRequest[];
  /** How often the target was woken and has not run yet. */
  readonly ready: number;
  /** Whether the target went to sleep so that only a fatal signal wakes it. */
  readonly killable: boolean;
}

/** A thread that filters apply to. */
export interface Thread {
  readonly tid: ThreadId;
  readonly process: ThreadId;
  /** The filters of the thread, newest first. */
  readonly chain: readonly FilterId[];
  readonly noNewPrivs: boolean;
  /** What the thread sleeps on in a trapped call. */
  readonly notification: Notification | null;
  /** Signals that wait until the thread runs. */
  readonly pending: readonly Signal[];
  readonly dead: boolean;
}

export interface OpenFile {
  readonly file: string;
  readonly cloexec: boolean;
}

/** Text at an address of a process. */
export interface MemoryCell {
  readonly address: bigint;
  readonly text: string;
}

/** What the threads of a process share. */
export interface Process {
  readonly pid: ThreadId;
  readonly fds: Readonly<Record<number, OpenFile>>;
  readonly memory: readonly MemoryCell[];
}

/** What hangs on a filter as long as its listener is there: `struct notification`. */
export interface Listener {
  /** Whether a descriptor still refers to it. */
  readonly open: boolean;
  /** `SECCOMP_USER_NOTIF_FD_*`. They only steer the scheduler. */
  readonly flags: number;
  readonly nextId: bigint;
  /** The semaphore that RECV waits on. A target that leaves before RECV does not take its count back. */
  readonly requests: number;
  /** The threads whose notifications are listed, oldest first. */
  readonly queue: readonly ThreadId[];
  /** Whether the last thread with the filter is gone. */
  readonly hungUp: boolean;
}

export interface Filter {
  /** Return values by system call number. Any other number is allowed. */
  readonly verdicts: Readonly<Record<number, number>>;
  readonly waitKillable: boolean;
  readonly listener: Listener | null;
}

/** What RECV is given: a zeroed buffer, one with a byte that is not zero, or zeroes that cannot be written. */
export type Buffer = 'zeroed' | 'dirty' | 'read-only';

/** What a supervisor thread sleeps in. */
export type SupervisorSleep =
  | {
      readonly ioctl: 'RECV';
      readonly filter: FilterId;
      readonly buffer: Buffer;
      /** Later sleepers have a higher number. */
      readonly since: number;
    }
  | { readonly ioctl: 'ADDFD'; readonly filter: FilterId };

/** A file of the supervisor. `path` says that it was opened with `O_PATH`. */
export interface SourceFile {
  readonly file: string;
  readonly path: boolean;
}

/** The releases whose rules are known: 6.12.117 as its source has them, 6.18.44 as it was observed. */
export type Kernel = '6.12' | '6.18';

/** Everything there is. Values are never changed; each step gives a new one. */
export interface State {
  readonly kernel: Kernel;
  /** Whether woken targets run before a step ends, or each only on its own `run`. */
  readonly schedule: 'at-once' | 'by-step';
  /** Whether the targets have `CAP_SYS_ADMIN` in their user namespace. */
  readonly privileged: boolean;
  /** `RLIMIT_NOFILE` of every target. */
  readonly fdLimit: number;
  readonly nextPid: ThreadId;
  readonly threads: readonly Thread[];
  readonly processes: readonly Process[];
  readonly filters: readonly Filter[];
  readonly supervisors: readonly (SupervisorSleep | null)[];
  /** The descriptors that all supervisor threads share. */
  readonly supervisorFds: Readonly<Record<number, SourceFile>>;
}
