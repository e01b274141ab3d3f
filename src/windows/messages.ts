import type { Manifest } from '../deck/manifest.ts';
import { isName, isRecord, readTalkRecord, type TalkRecord } from './talk-record.ts';

/** What a window is for: shown to the audience, or looked at by the speaker. */
export type Role = 'stage' | 'console';

interface Envelope {
  /** Version of this format; windows loaded before and after an update do not misread each other. */
  readonly v: 2;
  /** As `fingerprintOf` gives it. */
  readonly deck: string;
  /** Id of the window that sends. */
  readonly from: string;
  readonly role: Role;
}

/** `hello` asks for the talk, `talk` tells it, `bye` is the last word of a window that closes. */
export type MessageBody =
  | { readonly kind: 'hello' }
  | { readonly kind: 'talk'; readonly talk: TalkRecord }
  | { readonly kind: 'bye' };

/** What windows of one deck send to each other. */
export type Message = Envelope & MessageBody;

/** Tells decks apart that are served from the same address, one after the other. */
export function fingerprintOf({ title, slides }: Manifest): string {
  return `${title.slice(0, 150)}|${slides.length}`;
}

/** Reads what arrived on a channel; null for everything that is not a message of this deck in this format. */
export function readMessage(value: unknown, fingerprint: string): Message | null {
  if (!isRecord(value)) return null;
  const { v, deck, from, role } = value;
  if (v !== 2 || deck !== fingerprint || !isName(from) || (role !== 'stage' && role !== 'console')) return null;
  const body = readBody(value);
  return body && { v, deck: fingerprint, from, role, ...body };
}

function readBody({ kind, talk }: Record<string, unknown>): MessageBody | null {
  if (kind === 'hello' || kind === 'bye') return { kind };
  const record = kind === 'talk' ? readTalkRecord(talk) : null;
  return record && { kind: 'talk', talk: record };
}
