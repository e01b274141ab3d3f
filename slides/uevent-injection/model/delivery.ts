import type { Rule } from './rules.ts';
import type { Socket } from './state.ts';

/** A message as a listener gets it. */
export interface Message {
  /** `nl_pid` and `nl_groups` of the sender's address; portid 0 is the kernel. */
  readonly sender: { readonly portid: number; readonly groups: number };
  /** The user id of the sender's credentials, as the kernel keeps it. */
  readonly uid: number;
  /** Bytes, with the netlink header of 16 where that was not taken off. */
  readonly length: number;
  /** The text behind that header. */
  readonly text: string;
  /** Whether udev believes it: it comes from the kernel. */
  readonly trusted: boolean;
}

/** Why a socket gets a message or does not. */
export interface Delivery {
  readonly socket: Socket;
  readonly rule: Rule;
  /** `null` where the socket gets nothing. */
  readonly message: Message | null;
}

const encoder = new TextEncoder();
export const byteLength = (text: string): number => encoder.encode(text).length;

/** The message, marked as udev would take it: only the kernel has portid 0, and it sends to group 1 alone. */
export const messageOf = (sender: Message['sender'], uid: number, text: string, header = 0): Message => ({
  sender,
  uid,
  length: header + byteLength(text),
  text,
  trusted: sender.portid === 0,
});

/** Why a socket does not get a message, or the rule by which it does. */
export type Reason = (socket: Socket) => Rule;

/** Asks for every socket whether it gets the message. */
export const deliver = (sockets: readonly Socket[], message: Message, reason: Reason): Delivery[] =>
  sockets.map((socket) => {
    const rule = reason(socket);
    return { socket, rule, message: rule === 'heard' ? message : null };
  });

/** Whether a socket listens to a group, counted from 1. */
export const isMember = ({ groups }: Socket, group: number): boolean => ((groups >>> (group - 1)) & 1) === 1;
