/** What `openat2(2)` answers for one symlink to `/etc/passwd`. Source: fs/namei.c, seen on Linux 6.18. */
export interface Answer {
  /** The bit in `resolve`. */
  readonly asked: string;
  /** The error, or the file that is opened. */
  readonly answer: string;
  readonly opens: boolean;
}

/** In the order of the steps, from step 1. */
export const answers: readonly Answer[] = [
  { asked: 'no bit', answer: "the host's `/etc/passwd`", opens: true },
  { asked: '`RESOLVE_NO_SYMLINKS`', answer: '`ELOOP`', opens: false },
  { asked: '`RESOLVE_BENEATH`', answer: '`EXDEV`', opens: false },
  { asked: '`RESOLVE_IN_ROOT`', answer: '`rootfs/etc/passwd`', opens: true },
];

/** Fields of `struct open_how` with their bytes. Source: include/uapi/linux/openat2.h, 5.6. */
export const openHow = [
  { label: 'flags', bytes: 8 },
  { label: 'mode', bytes: 8 },
  { label: 'resolve', bytes: 8 },
] as const;

/** Its size in the first version, in bytes. */
export const openHowSize = openHow.reduce((sum, { bytes }) => sum + bytes, 0);

/** The five flags of the talk's slide and what became of them. Source: include/uapi/linux/openat2.h, 5.6; openat2(2). */
export const resolveFlags = [
  { proposed: 'O_XDEV', merged: 'RESOLVE_NO_XDEV', value: '0x01', lookup: 'crosses no mount point' },
  { proposed: 'O_NOMAGICLINKS', merged: 'RESOLVE_NO_MAGICLINKS', value: '0x02', lookup: 'follows no magic link' },
  { proposed: 'O_NOSYMLINKS', merged: 'RESOLVE_NO_SYMLINKS', value: '0x04', lookup: 'follows no symlink' },
  { proposed: 'O_BENEATH', merged: 'RESOLVE_BENEATH', value: '0x08', lookup: 'never leaves `dirfd`' },
  { proposed: 'O_THISROOT', merged: 'RESOLVE_IN_ROOT', value: '0x10', lookup: 'has `dirfd` for its `/`' },
] as const;
