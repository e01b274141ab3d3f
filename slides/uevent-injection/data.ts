/** Room for a whole injected message, in bytes: UEVENT_BUFFER_SIZE. Source: lib/kobject_uevent.c. */
export const bufferSize = 2048;

/** The parts of one message in that room, in bytes; the payload is the event of the slide before. */
export const message = {
  /** struct nlmsghdr. Source: netlink(7). */
  header: 16,
  /** `change@/devices/virtual/mem/null` to `DEVMODE=0666`, each closed by a NUL byte. */
  payload: 150,
  /** `SEQNUM=842` and its NUL byte. */
  sequence: 11,
} as const;

/** Bytes that the message takes of the room. */
export const messageSize = message.header + message.payload + message.sequence;

/** An event, and how far it gets since 4.18. Source: lib/kobject_uevent.c. */
export interface Delivery {
  readonly event: string;
  /** What it is about, for instance. */
  readonly example: string;
  /** Network namespaces that the initial user namespace owns and that hear it. */
  readonly initial: string;
  /** Network namespaces of another user namespace that hear it; null for none. */
  readonly other: string | null;
}

/** The three kinds of events. */
export const deliveries: readonly Delivery[] = [
  { event: 'untagged', example: 'disk, terminal', initial: 'all of them', other: null },
  { event: 'tagged', example: 'network device', initial: "the device's own", other: "the device's own" },
  { event: 'injected', example: 'by a manager', initial: "the sender's own", other: "the sender's own" },
];
