/** One of the operations of `mount(2)` and the flags that choose it. */
export interface Meaning {
  readonly flags: string;
  readonly operation: string;
}

/** What one call can mean: mount(2). */
export const meanings: readonly Meaning[] = [
  { flags: 'none of these', operation: 'mount a filesystem' },
  { flags: '`MS_BIND`', operation: 'bind a directory' },
  { flags: '`MS_MOVE`', operation: 'move a mount' },
  { flags: '`MS_REMOUNT`', operation: 'change a mount' },
  { flags: '`MS_SHARED`, …', operation: 'set propagation' },
];

/** One stage of the new way and the part of the old call that ends up there. */
export interface Stage {
  readonly call: string;
  /** What it returns, or what it works on. */
  readonly result: string;
  /** The argument of `mount(2)` it takes over. */
  readonly argument: string;
}

/** The stages of a new mount in their order: `SYSCALL_DEFINE` lines of `fs/fsopen.c` and `fs/namespace.c`. */
export const stages = [
  { call: 'fsopen', result: 'a context', argument: '"tmpfs"' },
  { call: 'fsconfig', result: 'sets, then creates', argument: '"size=64m"' },
  { call: 'fsmount', result: 'a mount', argument: 'MS_NOSUID' },
  { call: 'move_mount', result: 'a place', argument: '"/mnt"' },
] as const satisfies readonly Stage[];

/** The phases a context passes on the way: `enum fs_context_phase` in `include/linux/fs_context.h`. */
export const phases = ['CREATE_PARAMS', 'AWAITING_MOUNT', 'AWAITING_RECONF'] as const;

/** The calls that came in one block, with their numbers on x86_64 and i386: `asm/unistd_64.h` and `asm/unistd_32.h`. */
export const calls = [
  { number: '428', name: 'open_tree', task: 'takes a mount, or clones it' },
  { number: '429', name: 'move_mount', task: 'attaches or moves a mount' },
  { number: '430', name: 'fsopen', task: 'opens a context for a new filesystem' },
  { number: '431', name: 'fsconfig', task: 'sets one parameter, or creates' },
  { number: '432', name: 'fsmount', task: 'turns the context into a mount' },
  { number: '433', name: 'fspick', task: 'opens a context for a mounted one' },
] as const;
