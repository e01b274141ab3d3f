import type { NetNamespace, Task } from './namespaces.ts';

/** Releases in which uevents travel differently, and the one whose answers were compared with the model's. */
export const releases = ['4.16', '4.17', '4.18', '6.18'] as const;
export type Release = (typeof releases)[number];

export const isAtLeast = (release: Release, since: Release): boolean =>
  releases.indexOf(release) >= releases.indexOf(since);

/** A socket of the family NETLINK_KOBJECT_UEVENT. */
export interface Socket {
  /** Its address, not 0, which is the kernel's; two sockets of one network namespace differ in it. */
  readonly portid: number;
  readonly netns: NetNamespace;
  /** Bit 0 for group 1, to which the kernel sends, bit 1 for group 2, to which udev sends, and so on. */
  readonly groups: number;
  /** The task that opened it, as it was then. */
  readonly opener: Task;
}

/** What of the machine uevents depend on. */
export interface State {
  readonly release: Release;
  /** The number of the last event, 64 bits, one counter for all namespaces (`uevent_seqnum`). */
  readonly seqnum: bigint;
  readonly sockets: readonly Socket[];
}

/** A socket by its network namespace and its address. */
export interface Address {
  readonly netns: string;
  readonly portid: number;
}

export const socketAt = ({ sockets }: State, { netns, portid }: Address): Socket | undefined =>
  sockets.find((socket) => socket.netns.name === netns && socket.portid === portid);
