/** A device node in an instance of binderfs. */
export interface DeviceNode {
  /** The instance. */
  readonly tray: 'A' | 'B';
  /** Its place in the tray, from 0. */
  readonly place: number;
  readonly name: string;
  /** The lowest free number of the pool when it was made. */
  readonly minor: number;
  /** The step that makes it. */
  readonly from: number;
  /** The step that removes it. */
  readonly until?: number;
}

/**
 * What the trays hold, in the order the nodes are made. Source: drivers/android/binderfs.c: binder-control takes a
 * minor, too; the lowest free one is handed out, whatever the instance.
 */
export const nodes: readonly DeviceNode[] = [
  { tray: 'A', place: 0, name: 'binder-control', minor: 0, from: 1 },
  { tray: 'A', place: 1, name: 'binder', minor: 1, from: 2 },
  { tray: 'A', place: 2, name: 'hwbinder', minor: 2, from: 2, until: 4 },
  { tray: 'B', place: 0, name: 'binder-control', minor: 3, from: 3 },
  { tray: 'B', place: 1, name: 'binder', minor: 4, from: 3 },
  { tray: 'B', place: 2, name: 'hwbinder', minor: 2, from: 4 },
];

/** Cells of the pool that are drawn. */
export const poolShown = 8;

/** What `BINDER_CTL_ADD` answers to requests it cannot serve. Source: drivers/android/binderfs.c, seen on Linux 6.12. */
export const refusals = [
  { request: 'a name that is taken, `binder-control` too', answer: 'EEXIST' },
  { request: 'an empty name, `.`, `..`, or one with `/`', answer: 'EACCES' },
  { request: 'one device more than `max` allows', answer: 'ENOSPC' },
  { request: 'a bad pointer', answer: 'EFAULT' },
  { request: 'any other request number', answer: 'EINVAL' },
] as const;
