import { type Action, announce, type Device } from './event.ts';
import type { NetNamespace, Task } from './namespaces.ts';
import { check, decide, type Played } from './outcome.ts';
import { type Destination, type NetlinkMessage, send } from './send.ts';
import { type Address, type State, socketAt } from './state.ts';

/** Something that happens. */
export type Call =
  /** A task opens a socket in a network namespace, with a portid that is not 0, and listens to groups. */
  | {
      readonly call: 'listen';
      readonly task: Task;
      readonly netns: NetNamespace;
      readonly portid: number;
      readonly groups: number;
    }
  /** Something befalls a device. */
  | { readonly call: 'announce'; readonly action: Action; readonly device: Device }
  /** A task sends a message through a socket that it or somebody else opened. */
  | {
      readonly call: 'send';
      readonly task: Task;
      readonly from: Address;
      readonly message: NetlinkMessage;
      readonly to: Destination | null;
    };

/** Lets one thing happen. */
export function step(state: State, call: Call): Played {
  switch (call.call) {
    case 'listen':
      return listen(state, call.task, call.netns, call);
    case 'announce':
      return announce(state, call.action, call.device);
    case 'send':
      return send(state, call.task, call.from, call.message, call.to);
  }
}

/** bind(2) of a new socket. */
function listen(
  state: State,
  opener: Task,
  netns: NetNamespace,
  { portid, groups }: Omit<Address, 'netns'> & { groups: number },
): Played {
  const isFree = socketAt(state, { netns: netns.name, portid }) === undefined;
  const { errno, rule, saw, trace } = decide(
    [check('address-is-free', 'EADDRINUSE', isFree, { portid, netns: netns.name })],
    'listening',
    { groups },
  );
  const sockets = isFree ? [...state.sockets, { portid, netns, groups, opener }] : state.sockets;
  return {
    state: { ...state, sockets },
    result: { errno, ack: null, rule, saw, trace, seqnum: null, deliveries: [] },
  };
}
