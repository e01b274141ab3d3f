/** What a rule says, and where the kernel says it. */
export interface RuleText {
  readonly text: string;
  readonly source: string;
}

const rule = (text: string, source: string): RuleText => ({ text, source });
const netlink = (name: string) => `net/netlink/af_netlink.c, ${name}`;
const uevent = (name: string) => `lib/kobject_uevent.c, ${name}`;

/** Every rule of the model by its id: those that decide a call, then those that decide for one listener. */
export const rules = {
  'address-is-free': rule('Two sockets of one network namespace cannot have one address.', netlink('netlink_insert')),
  listening: rule('Anybody may listen to uevents.', uevent('uevent_net_init, NL_CFG_F_NONROOT_RECV')),
  'socket-exists': rule('Sending takes an open socket.', netlink('netlink_sendmsg')),
  'may-address-others': rule(
    'Other than to the kernel, sending needs CAP_NET_ADMIN over the network namespace.',
    netlink('netlink_sendmsg, netlink_allowed'),
  ),
  'fits-send-buffer': rule('The message has to fit the send buffer of the socket.', netlink('netlink_sendmsg')),
  'receiver-exists': rule('Nobody has this address in the network namespace.', netlink('netlink_unicast')),
  'message-sent': rule('The message went to the socket with this address.', netlink('netlink_unicast')),
  'kernel-listens': rule(
    'Before 4.17 the kernel takes no uevents from anybody.',
    `${netlink('netlink_unicast_kernel')}; 692ec06d7c92`,
  ),
  'not-a-request': rule('The kernel only reads messages with NLM_F_REQUEST.', netlink('netlink_rcv_skb')),
  'control-message': rule('Types below 16 are control messages, which are skipped.', netlink('netlink_rcv_skb')),
  'opener-capable': rule(
    'Sent without an address, the opener of the socket needs CAP_SYS_ADMIN as well.',
    netlink('__netlink_ns_capable'),
  ),
  'sender-capable': rule(
    'Injecting needs CAP_SYS_ADMIN in the owner of the network namespace of the socket.',
    uevent('uevent_net_rcv_skb'),
  ),
  'fits-event': rule('Header, payload and sequence number have to fit 2048 bytes.', uevent('uevent_net_broadcast')),
  injected: rule('The kernel sends the payload as its own, to this network namespace.', uevent('uevent_net_broadcast')),
  'environment-full': rule('The keys of an event have to fit 2048 bytes and 64 entries.', uevent('add_uevent_var')),
  'number-fits': rule('The sequence number has to fit behind the keys.', uevent('add_uevent_var')),
  'event-sent': rule('The kernel sends the event.', uevent('kobject_uevent_net_broadcast')),
  heard: rule('The listener gets the message.', netlink('do_one_broadcast')),
  'own-message': rule('A sender does not hear its own message to a group.', netlink('do_one_broadcast')),
  'sent-alone': rule('Who is addressed alone is left out of the group.', netlink('do_one_broadcast')),
  'not-addressed': rule('The message is for another address.', netlink('netlink_unicast')),
  'not-subscribed': rule('The socket does not listen to this group.', netlink('do_one_broadcast')),
  'other-namespace': rule('The message stays in its network namespace.', netlink('do_one_broadcast')),
  'other-device': rule(
    'Events of a network device go to its network namespace only.',
    uevent('uevent_net_broadcast_tagged'),
  ),
  'foreign-namespace': rule(
    'Since 4.18, devices are announced to namespaces of the initial user namespace only.',
    uevent('uevent_net_init'),
  ),
} as const satisfies Readonly<Record<string, RuleText>>;

export type Rule = keyof typeof rules;
