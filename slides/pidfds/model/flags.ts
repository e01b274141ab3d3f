/** Numbers of the system call interface, as in `include/uapi/linux` on x86_64. */

export const CSIGNAL = 0xff;
export const CLONE_NEWTIME = 0x80;
export const CLONE_VM = 0x100;
export const CLONE_FS = 0x200;
export const CLONE_FILES = 0x400;
export const CLONE_SIGHAND = 0x800;
export const CLONE_PIDFD = 0x1000;
export const CLONE_THREAD = 0x10000;
export const CLONE_SYSVSEM = 0x40000;
export const CLONE_SETTLS = 0x80000;
export const CLONE_PARENT_SETTID = 0x100000;
export const CLONE_CHILD_CLEARTID = 0x200000;
export const CLONE_DETACHED = 0x400000;
export const CLONE_CHILD_SETTID = 0x1000000;
export const CLONE_NEWUTS = 0x4000000;
export const CLONE_NEWPID = 0x20000000;

/** Flags of `pidfd_open`. */
export const PIDFD_NONBLOCK = 0x800;
export const PIDFD_THREAD = 0x80;

/** Flags of `pidfd_send_signal`: who gets the signal. */
export const PIDFD_SIGNAL_THREAD = 1;
export const PIDFD_SIGNAL_THREAD_GROUP = 2;
export const PIDFD_SIGNAL_PROCESS_GROUP = 4;

/** Stand for a pidfd of the caller; 6.12 does not know them. */
export const PIDFD_SELF_THREAD = -10000;
export const PIDFD_SELF_THREAD_GROUP = -10001;

/** What `waitid` waits for. */
export const P_ALL = 0;
export const P_PID = 1;
export const P_PGID = 2;
export const P_PIDFD = 3;

export const WNOHANG = 1;
export const WSTOPPED = 2;
export const WEXITED = 4;
export const WCONTINUED = 8;
export const WNOWAIT = 0x1000000;
export const __WNOTHREAD = 0x20000000;
export const __WALL = 0x40000000;
export const __WCLONE = 0x80000000;

export const POLLIN = 1;
export const POLLHUP = 16;

export const SIGKILL = 9;
export const SIGUSR1 = 10;
export const SIGTERM = 15;
export const SIGCHLD = 17;
export const SIGCONT = 18;
export const SIGSTOP = 19;

/** The greatest signal number, `_NSIG`. */
export const NSIG = 64;

/** `si_code` of a signal sent by `tkill`. */
export const SI_TKILL = -6;
export const CLD_EXITED = 1;
export const CLD_KILLED = 2;

/** Numbers below this are not given out again once the counter has passed it (`kernel/pid.c`). */
export const RESERVED_PIDS = 300;

/** No pid reaches this number (`include/linux/threads.h`). */
export const PID_MAX_LIMIT = 4194304;
