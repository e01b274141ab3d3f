import type { Kernel, MemoryCell, SourceFile, State } from './state.ts';

/** How things stand before the first call. */
export interface Options {
  /** '6.18' unless told. They differ in one place, the rule `addfd-send-stuck`. */
  readonly kernel?: Kernel;
  /** 'at-once' unless told: a woken target runs before the step ends. With 'by-step' it waits for a `run`. */
  readonly schedule?: State['schedule'];
  /** Whether the targets have `CAP_SYS_ADMIN` in their user namespace: false unless told. */
  readonly privileged?: boolean;
  /** Whether the first target has set `no_new_privs`: false unless told. */
  readonly noNewPrivs?: boolean;
  /** The id of the first target, and of its process: 100 unless told. Children count on from it. */
  readonly pid?: number;
  /** How many descriptors a target may have, `RLIMIT_NOFILE`: 1024 unless told. */
  readonly fdLimit?: number;
  /** How many threads the supervisor has: 1 unless told. */
  readonly supervisors?: number;
  /** The open files of the supervisor; none unless told. */
  readonly supervisorFds?: Readonly<Record<number, SourceFile>>;
  /** What stands in the memory of the first target; nothing unless told. */
  readonly memory?: readonly MemoryCell[];
}

const standard = ['stdin', 'stdout', 'stderr'].map((file) => ({ file, cloexec: false }));

/** At most this many supervisor threads, so that no number of them is too large. */
const mostSupervisors = 64;

/** One target thread without filters, with descriptors 0 to 2 open, and a supervisor beside it. */
export function start(options: Options = {}): State {
  const pid = options.pid ?? 100;
  const count = Math.min(Math.max(options.supervisors ?? 1, 1), mostSupervisors);
  return {
    kernel: options.kernel ?? '6.18',
    schedule: options.schedule ?? 'at-once',
    privileged: options.privileged ?? false,
    fdLimit: options.fdLimit ?? 1024,
    nextPid: pid + 1,
    threads: [
      {
        tid: pid,
        process: pid,
        chain: [],
        noNewPrivs: options.noNewPrivs ?? false,
        notification: null,
        pending: [],
        dead: false,
      },
    ],
    processes: [{ pid, fds: { ...standard }, memory: options.memory ?? [] }],
    filters: [],
    supervisors: Array.from({ length: count }, () => null),
    supervisorFds: options.supervisorFds ?? {},
  };
}
