/** One field of a structure: its name in the header and its size. */
export interface Field {
  readonly name: string;
  readonly bytes: number;
}

/** What a filter sees: `struct seccomp_data` in `include/uapi/linux/seccomp.h`. */
export const seccompData: readonly Field[] = [
  { name: 'nr', bytes: 4 },
  { name: 'arch', bytes: 4 },
  { name: 'instruction_pointer', bytes: 8 },
  { name: 'args[0]', bytes: 8 },
  { name: 'args[1]', bytes: 8 },
  { name: 'args[2]', bytes: 8 },
  { name: 'args[3]', bytes: 8 },
  { name: 'args[4]', bytes: 8 },
  { name: 'args[5]', bytes: 8 },
];

/**
 * What stands in the fields for `mknod("/dev/null", S_IFCHR | 0666, makedev(1, 3))`: the number of `mknod(2)` on x86_64
 * from `asm/unistd_64.h`, the mode, and the device as `makedev(3)` packs it. The address is an example.
 */
export const mknodValues: Readonly<Record<string, string>> = {
  nr: '133',
  'args[0]': '0x4c2010',
  'args[1]': '0x21b6',
  'args[2]': '0x103',
};

/** A filter's verdict. */
export interface Action {
  /** Without `SECCOMP_RET_`. */
  readonly name: string;
  readonly value: string;
}

/** The verdicts from the strictest to the most permissive: seccomp(2) and `include/uapi/linux/seccomp.h`. */
export const actions: readonly Action[] = [
  { name: 'KILL_PROCESS', value: '0x80000000' },
  { name: 'KILL_THREAD', value: '0x00000000' },
  { name: 'TRAP', value: '0x00030000' },
  { name: 'ERRNO', value: '0x00050000' },
  { name: 'USER_NOTIF', value: '0x7fc00000' },
  { name: 'TRACE', value: '0x7ff00000' },
  { name: 'LOG', value: '0x7ffc0000' },
  { name: 'ALLOW', value: '0x7fff0000' },
];

/** The calls on a listener, without `SECCOMP_IOCTL_NOTIF_`: `include/uapi/linux/seccomp.h` and seccomp_unotify(2). */
export const ioctls = [
  { name: 'RECV', number: '0xc0502100', task: 'fetch the next notification' },
  { name: 'SEND', number: '0xc0182101', task: 'answer one by its id' },
  { name: 'ID_VALID', number: '0x40082102', task: '`ENOENT` once the call is gone' },
  { name: 'ADDFD', number: '0x40182103', task: 'put a file descriptor into the target' },
  { name: 'SET_FLAGS', number: '0x40082104', task: 'wake up synchronously' },
] as const;
