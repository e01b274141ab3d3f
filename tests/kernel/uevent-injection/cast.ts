import type {
  Call,
  NetlinkMessage,
  NetNamespace,
  Outcome,
  Release,
  Socket,
  State,
  Task,
  UserNamespace,
} from '../../../slides/uevent-injection/model.ts';

export const initial: UserNamespace = { name: 'init', parent: null, owner: 0, root: 0 };
const below = (name: string, root: number): UserNamespace => ({ name, parent: initial, owner: 0, root });

export const container = below('container', 100_000);
const sibling = below('sibling', 300_000);

export const host: NetNamespace = { name: 'host', owner: initial };
export const otherHost: NetNamespace = { name: 'other host', owner: initial };
export const inContainer: NetNamespace = { name: 'container', owner: container };
export const inSibling: NetNamespace = { name: 'sibling', owner: sibling };
export const everyNetns: readonly NetNamespace[] = [host, otherHost, inContainer, inSibling];

const task = (user: UserNamespace, uid: number, privileged: boolean): Task => ({ user, uid, privileged });
export const tasks = {
  'real root': task(initial, 0, true),
  user: task(initial, 1234, false),
  'container root': task(container, 100_000, true),
  'container user': task(container, 101_000, false),
  'sibling root': task(sibling, 300_000, true),
} as const;
export const { 'real root': realRoot, user, 'container root': containerRoot } = tasks;

export const socket = (netns: NetNamespace, portid: number, groups: number, opener: Task = realRoot): Socket => ({
  netns,
  portid,
  groups,
  opener,
});

/** In every network namespace a listener of the kernel's group, 1001, and one of udev's, 1002. */
export const listeners: readonly Socket[] = everyNetns.flatMap((netns) => [
  socket(netns, 1001, 1),
  socket(netns, 1002, 2),
]);

export const state = (more: readonly Socket[] = [], release: Release = '6.18', seqnum = 841n): State => ({
  release,
  seqnum,
  sockets: [...listeners, ...more],
});

export const message = (payload: string, more: Partial<NetlinkMessage> = {}): NetlinkMessage => ({
  type: 16,
  request: true,
  ack: true,
  payload,
  ...more,
});

/** The address of the kernel. */
const toKernel = { portid: 0, groups: 0 };

/** A task sends a message to the kernel through the socket 77 of a network namespace. */
export const inject = (who: Task, netns: NetNamespace, sent: NetlinkMessage): Call => ({
  call: 'send',
  task: who,
  from: { netns: netns.name, portid: 77 },
  message: sent,
  to: toKernel,
});

/** The messages that the sockets of a network namespace got. */
export const heardIn = ({ deliveries }: Outcome, { name }: NetNamespace) =>
  deliveries.flatMap((one) => (one.message && one.socket.netns.name === name ? [one.message] : []));
