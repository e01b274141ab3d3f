import { byteLength, type Delivery, deliver, isMember, messageOf, type Reason } from './delivery.ts';
import { isInitial, type NetNamespace } from './namespaces.ts';
import { check, decide, nextSeqnum, type Played } from './outcome.ts';
import { isAtLeast, type Socket, type State } from './state.ts';

export const actions = ['add', 'remove', 'change', 'move', 'online', 'offline', 'bind', 'unbind'] as const;
export type Action = (typeof actions)[number];

export interface Device {
  /** Its path below /sys: `/devices/virtual/mem/null`. */
  readonly devpath: string;
  readonly subsystem: string;
  /** Further keys of its events, as `KEY=value`. */
  readonly keys: readonly string[];
  /** The network namespace that a network device is in; `null` for every other device. */
  readonly netns: NetNamespace | null;
}

/** `UEVENT_BUFFER_SIZE` and `UEVENT_NUM_ENVP` of include/linux/kobject.h. */
export const bufferSize = 2048;
const mostKeys = 64;

/** Whether keys, each with a closing NUL, fit into the environment of an event. */
const fits = (keys: readonly string[]): boolean =>
  keys.length <= mostKeys && keys.reduce((sum, key) => sum + byteLength(key) + 1, 0) <= bufferSize;

/** What happens when something befalls a device: `kobject_uevent_env` of lib/kobject_uevent.c. */
export function announce(state: State, action: Action, { devpath, subsystem, keys, netns }: Device): Played {
  const number = nextSeqnum(state);
  const known = [`ACTION=${action}`, `DEVPATH=${devpath}`, `SUBSYSTEM=${subsystem}`, ...keys];
  const all = [...known, `SEQNUM=${number}`];
  const hasRoom = fits(known);
  const { errno, rule, saw, trace, passed } = decide(
    [
      check('environment-full', 'ENOMEM', hasRoom, { keys: known.length }),
      check('number-fits', 'ENOMEM', fits(all), { keys: all.length }),
    ],
    'event-sent',
    { seqnum: `${number}` },
  );
  const text = `${[`${action}@${devpath}`, ...all].join('\0')}\0`;
  const deliveries = passed ? broadcast(state, text, netns) : [];
  const seqnum = hasRoom ? number : null;
  return {
    state: { ...state, seqnum: seqnum ?? state.seqnum },
    result: { errno, ack: null, rule, saw, trace, seqnum, deliveries },
  };
}

/** `kobject_uevent_net_broadcast`, with the credentials of root of the namespace where the event is for one only. */
function broadcast(state: State, text: string, netns: NetNamespace | null): Delivery[] {
  const reason: Reason = netns ? within(netns, 'other-device') : everywhere(state);
  return deliver(state.sockets, messageOf(kernel, netns?.owner.root ?? 0, text), reason);
}

/** The address of the kernel, with the group it sends uevents to. */
export const kernel = { portid: 0, groups: 1 } as const;

const heardByMember = (socket: Socket) => (isMember(socket, 1) ? 'heard' : 'not-subscribed');

/** A message of the kernel to one network namespace; `elsewhere` is why others do not get it. */
export const within =
  ({ name }: NetNamespace, elsewhere: 'other-device' | 'other-namespace'): Reason =>
  (socket) =>
    socket.netns.name === name ? heardByMember(socket) : elsewhere;

/** A message of the kernel about a device that is in no network namespace. */
const everywhere =
  ({ release }: State): Reason =>
  (socket) =>
    isAtLeast(release, '4.18') && !isInitial(socket.netns.owner) ? 'foreign-namespace' : heardByMember(socket);
