/**
 * Who hears a uevent, and who may send one in the name of the kernel.
 *
 * Everything is plain data and pure functions. A `State` holds the release, the counter of sequence numbers and the
 * sockets that listen; `step` lets a device be announced, a message be sent or a socket be opened. Every answer is an
 * `Outcome`: `errno`, the kernel's acknowledgement, the `rule` that decided, what it `saw`, the `trace` of all rules asked
 * in the kernel's order, and per socket what it got and why. `rules` has a sentence and the source of each.
 *
 * Not modelled: receive buffers that are full, listeners to all namespaces (NETLINK_LISTEN_ALL_NSID), several messages
 * in one datagram, and the synthetic UUID of events that were written to a file of sysfs.
 */
export type { Delivery, Message } from './model/delivery.ts';
export { type Action, actions, type Device } from './model/event.ts';
export {
  initialUserNamespace,
  isCapable,
  type NetNamespace,
  type Task,
  type UserNamespace,
} from './model/namespaces.ts';
export type { Errno, Outcome, Played, Saw, Step } from './model/outcome.ts';
export { type Rule, type RuleText, rules } from './model/rules.ts';
export type { Destination, NetlinkMessage } from './model/send.ts';
export { type Address, type Release, releases, type Socket, type State } from './model/state.ts';
export { type Call, step } from './model/step.ts';
