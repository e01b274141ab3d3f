/** Bits of `flags`. Source: include/uapi/asm-generic/fcntl.h. */
export const O = {
  WRONLY: 0o1n,
  RDWR: 0o2n,
  ACCMODE: 0o3n,
  CREAT: 0o100n,
  EXCL: 0o200n,
  NOCTTY: 0o400n,
  TRUNC: 0o1000n,
  APPEND: 0o2000n,
  NONBLOCK: 0o4000n,
  DSYNC: 0o10000n,
  ASYNC: 0o20000n,
  DIRECT: 0o40000n,
  LARGEFILE: 0o100000n,
  DIRECTORY: 0o200000n,
  NOFOLLOW: 0o400000n,
  NOATIME: 0o1000000n,
  CLOEXEC: 0o2000000n,
  SYNC: 0o4000000n,
  PATH: 0o10000000n,
  /** `__O_TMPFILE`: `O_TMPFILE` is this bit with `O_DIRECTORY`. */
  TMPFILE: 0o20000000n,
} as const;

/** Bits of `resolve`. Source: include/uapi/linux/openat2.h. */
export const RESOLVE = {
  NO_XDEV: 0x01n,
  NO_MAGICLINKS: 0x02n,
  NO_SYMLINKS: 0x04n,
  BENEATH: 0x08n,
  IN_ROOT: 0x10n,
  CACHED: 0x20n,
} as const;

const union = (bits: Record<string, bigint>): bigint => Object.values(bits).reduce((all, bit) => all | bit, 0n);

/** `VALID_OPEN_FLAGS` in include/linux/fcntl.h. */
export const validOpenFlags = union(O);
/** `VALID_RESOLVE_FLAGS` in include/linux/fcntl.h. */
export const validResolveFlags = union(RESOLVE);
/** `O_PATH_FLAGS` in fs/open.c. */
export const oPathFlags = O.DIRECTORY | O.NOFOLLOW | O.PATH | O.CLOEXEC;
/** `WILL_CREATE` in fs/open.c. */
export const willCreate = O.CREAT | O.TMPFILE;
/** `LOOKUP_IS_SCOPED` in include/linux/namei.h. */
export const scoped = RESOLVE.BENEATH | RESOLVE.IN_ROOT;
/** `S_IALLUGO` in include/linux/stat.h. */
export const modeBits = 0o7777n;

export const any = (word: bigint, bits: bigint): boolean => (word & bits) !== 0n;
export const all = (word: bigint, bits: bigint): boolean => (word & bits) === bits;
