/** Numbers of `include/uapi/linux/seccomp.h`, and of the headers beside it, on x86_64. */

/** The upper half of a filter's return value. As signed numbers they are ordered from the strictest to the mildest. */
export const actions = {
  KILL_PROCESS: 0x80000000,
  KILL_THREAD: 0x00000000,
  TRAP: 0x00030000,
  ERRNO: 0x00050000,
  USER_NOTIF: 0x7fc00000,
  TRACE: 0x7ff00000,
  LOG: 0x7ffc0000,
  ALLOW: 0x7fff0000,
} as const;

export type ActionName = keyof typeof actions;

/** `SECCOMP_FILTER_FLAG_*`, for installing a filter. */
export const filterFlags = {
  TSYNC: 1,
  LOG: 2,
  SPEC_ALLOW: 4,
  NEW_LISTENER: 8,
  TSYNC_ESRCH: 16,
  WAIT_KILLABLE_RECV: 32,
} as const;

/** `SECCOMP_USER_NOTIF_FLAG_CONTINUE`, for a reply. */
export const continueFlag = 1;

/** `SECCOMP_ADDFD_FLAG_*`. */
export const addfdFlags = { SETFD: 1, SEND: 2 } as const;

/** `SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP`, for the listener itself. */
export const syncWakeUp = 1;

export const O_CLOEXEC = 0o2000000;

/** `sizeof(struct seccomp_notif_addfd)`, and the size from which the kernel refuses a longer one unread. */
export const addfdSize = { least: 24, pageSize: 4096 } as const;

/** What fits into the size field of an ioctl number. */
export const ioctlSizeMask = 0x3fff;

/** The ioctl numbers of a listener. */
export const ioctls = {
  RECV: 0xc0502100,
  SEND: 0xc0182101,
  ID_VALID: 0x40082102,
  ID_VALID_WRONG_DIR: 0x80082102,
  ADDFD: 0x40182103,
  SET_FLAGS: 0x40082104,
} as const;

/** `AUDIT_ARCH_X86_64`. */
export const arch = 0xc000003e;

/** The largest errno that a return value can carry. */
export const maxErrno = 4095;

/** The errnos that the rules give, and a few that a supervisor likes to answer with. */
export const errnos = {
  EPERM: 1,
  ENOENT: 2,
  ESRCH: 3,
  EINTR: 4,
  E2BIG: 7,
  EBADF: 9,
  EACCES: 13,
  EFAULT: 14,
  EBUSY: 16,
  EEXIST: 17,
  EINVAL: 22,
  EMFILE: 24,
  ENOSYS: 38,
  EOPNOTSUPP: 95,
  EINPROGRESS: 115,
} as const;

export type Errno = keyof typeof errnos;

/**
 * The signals a target can be sent, and what its processes do with each. The handlers are those of the model's
 * processes; the rest is what the kernel does by default.
 */
export const signals = {
  SIGUSR1: 'handler without SA_RESTART',
  SIGUSR2: 'handler with SA_RESTART',
  SIGURG: 'ignored',
  SIGTERM: 'fatal',
  SIGKILL: 'fatal',
} as const;

export type Signal = keyof typeof signals;

export const u32 = (value: number) => value >>> 0;
export const s32 = (value: number) => value | 0;
export const u64 = (value: bigint) => BigInt.asUintN(64, value);
export const s64 = (value: bigint) => BigInt.asIntN(64, value);
