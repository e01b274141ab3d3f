import { byteLength, type Delivery, deliver, isMember, type Message, messageOf, type Reason } from './delivery.ts';
import { bufferSize, kernel, within } from './event.ts';
import { isCapable, type NetNamespace, type Task } from './namespaces.ts';
import { type Check, check, decide, nextSeqnum, type Outcome, type Played } from './outcome.ts';
import type { Rule } from './rules.ts';
import { type Address, isAtLeast, type Socket, type State, socketAt } from './state.ts';

/** A message with its netlink header of 16 bytes. */
export interface NetlinkMessage {
  /** `nlmsg_type`. */
  readonly type: number;
  /** The flags NLM_F_REQUEST and NLM_F_ACK. */
  readonly request: boolean;
  readonly ack: boolean;
  readonly payload: string;
}

/** `nl_pid` and `nl_groups` of an address; of several groups only the lowest gets the message. */
export interface Destination {
  readonly portid: number;
  readonly groups: number;
}

/** `NLMSG_HDRLEN`, `NLMSG_MIN_TYPE`, and what a send buffer of the usual size leaves (net.core.wmem_default). */
const header = 16;
const leastType = 16;
const largestMessage = 212992 - 32;

/**
 * Asks sendmsg(2) to send a message. Portid 0 is the kernel, which sends a payload on as its own. A `to` of `null` sends
 * without an address, which goes to the kernel too but asks for the opener of the socket as well. Groups get the message
 * first, as it is, and then the address gets it. Listeners are taken to have room for everything.
 */
export function send(state: State, task: Task, from: Address, message: NetlinkMessage, to: Destination | null): Played {
  const socket = socketAt(state, from);
  const exists = check('socket-exists', 'EBADF', socket !== undefined, { portid: from.portid, netns: from.netns });
  if (!socket) return { state, result: outcome([exists], 'message-sent') };
  const portid = (to?.portid ?? 0) >>> 0;
  const group = lowestGroup(to?.groups ?? 0);
  const size = header + byteLength(message.payload);
  const checks = [
    exists,
    mayAddress(socket, task, portid, group),
    check('fits-send-buffer', 'EMSGSIZE', size <= largestMessage, { size }),
  ];
  const stopped = outcome(checks, 'message-sent');
  if (stopped.errno !== 'OK') return { state, result: stopped };
  const sending: Sending = { state, task, socket, message, portid, size, addressed: to !== null, checks };
  const first = group === 0 ? [] : toGroup(sending, group);
  const { state: after, result } = portid === 0 ? toKernel(sending) : toSocket(sending);
  return { state: after, result: { ...result, deliveries: [...first, ...result.deliveries] } };
}

/** A message on its way. */
interface Sending {
  readonly state: State;
  readonly task: Task;
  readonly socket: Socket;
  readonly message: NetlinkMessage;
  readonly portid: number;
  readonly size: number;
  /** `NETLINK_SKB_DST`: whether it was sent to an address that was written. */
  readonly addressed: boolean;
  /** What was asked already. */
  readonly checks: readonly Check[];
}

const outcome = (checks: readonly Check[], success: Rule): Outcome => {
  const { errno, rule, saw, trace } = decide(checks, success);
  return { errno, ack: null, rule, saw, trace, seqnum: null, deliveries: [] };
};

/** `ffs`: the lowest bit that is set, counted from 1; 0 where there is none. */
const lowestGroup = (groups: number): number => 32 - Math.clz32(groups & -groups);

/** `netlink_allowed`: users may listen to uevents, but not send them to each other. */
function mayAddress({ netns }: Socket, task: Task, portid: number, group: number): Check {
  const allowed = (portid === 0 && group === 0) || isCapable(task, netns.owner);
  return check('may-address-others', 'EPERM', allowed, {
    portid,
    group,
    needed: netns.owner.name,
    user: task.user.name,
  });
}

/** The sender's own address and credentials stay on what it sends to others, which is why udev does not believe it. */
const fromSender = ({ socket, task, message }: Sending, groups: number): Message =>
  messageOf({ portid: socket.portid, groups }, task.uid, message.payload, header);

/** `do_one_broadcast`. */
function toGroup(sending: Sending, group: number): Delivery[] {
  const { socket, portid, state } = sending;
  const reasons = (listener: Socket): readonly (readonly [Rule, boolean])[] => [
    ['own-message', listener === socket],
    ['other-namespace', listener.netns.name !== socket.netns.name],
    ['sent-alone', listener.portid === portid],
    ['not-subscribed', !isMember(listener, group)],
  ];
  const reason: Reason = (listener) => reasons(listener).find(([, holds]) => holds)?.[0] ?? 'heard';
  return deliver(state.sockets, fromSender(sending, (1 << (group - 1)) >>> 0), reason);
}

/** `netlink_unicast` to somebody else's socket. */
function toSocket(sending: Sending): Played {
  const { state, socket, portid, checks } = sending;
  const receiver = socketAt(state, { netns: socket.netns.name, portid });
  const exists = check('receiver-exists', 'ECONNREFUSED', receiver !== undefined, { portid });
  const result = outcome([...checks, exists], 'message-sent');
  const reason: Reason = (listener) => (listener === receiver ? 'heard' : 'not-addressed');
  const deliveries = receiver ? deliver(state.sockets, fromSender(sending, 0), reason) : [];
  return { state, result: { ...result, deliveries } };
}

/** `uevent_net_rcv`: refusals and, if asked for, success come back as a message of the kernel. */
function toKernel(sending: Sending): Played {
  const { state, task, socket, message, size, addressed, checks } = sending;
  const { netns, opener } = socket;
  const listens = isAtLeast(state.release, '4.17');
  const asked = [
    ...checks,
    check('kernel-listens', 'ECONNREFUSED', listens, { release: state.release }),
    check('not-a-request', 'OK', message.request, { request: message.request }),
    check('control-message', 'OK', message.type >= leastType, { type: message.type }),
    capable('opener-capable', addressed || isCapable(opener, netns.owner), netns, opener),
    capable('sender-capable', isCapable(task, netns.owner), netns, task),
  ];
  const { passed } = decide(asked, 'injected');
  const seqnum = passed ? nextSeqnum(state) : null;
  const ending = `SEQNUM=${nextSeqnum(state)}\0`;
  const length = size + byteLength(ending);
  const all = [...asked, check('fits-event', 'EINVAL', length <= bufferSize, { length, seqnum: ending })];
  const result = outcome(all, 'injected');
  const answer = message.ack || result.errno !== 'OK' ? result.errno : null;
  const sent = messageOf(kernel, task.uid, `${message.payload}${ending}`);
  return {
    state: { ...state, seqnum: seqnum ?? state.seqnum },
    result: {
      ...result,
      errno: listens ? 'OK' : result.errno,
      ack: listens ? answer : null,
      seqnum,
      deliveries: result.rule === 'injected' ? deliver(state.sockets, sent, within(netns, 'other-namespace')) : [],
    },
  };
}

/** `__netlink_ns_capable`, for CAP_SYS_ADMIN. */
const capable = (rule: Rule, passed: boolean, { owner }: NetNamespace, { user }: Task): Check =>
  check(rule, 'EPERM', passed, { needed: owner.name, user: user.name });
