import type { Role } from '../windows/messages.ts';
import type { Stamp } from '../windows/stamp.ts';
import { isCount, isName, isRecord, isStamp } from '../windows/talk-record.ts';
import { longestLog } from './run-log.ts';
import type { RunStatus, RunView } from './run-view.ts';

interface Envelope {
  /** Version of this format; windows loaded before and after an update do not misread each other. */
  readonly v: 1;
  /** As `fingerprintOf` gives it. */
  readonly deck: string;
  /** Id of the window that sends. */
  readonly from: string;
  readonly role: Role;
}

/** A run as the window that has the machine tells it: after each change, and whole to a window that asks. */
export interface RunReport {
  readonly kind: 'run';
  /** When the run began, and in which window. */
  readonly stamp: Stamp;
  /** Counts the changes of the run. */
  readonly change: number;
  readonly view: RunView;
  /** Place of the first of `bytes` in the terminal's text, counted from the last clear. */
  readonly at: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether `bytes` is all that is kept, rather than what is new. */
  readonly whole: boolean;
}

/** What is wanted of the window that has the machine. */
export type RunRequest =
  | { readonly kind: 'start'; readonly program: string }
  | { readonly kind: 'boot' }
  | { readonly kind: 'finish' }
  | { readonly kind: 'input'; readonly bytes: Uint8Array<ArrayBuffer> };

/** `hello` asks for the run, `bye` is the last word of a window that closes. */
export type RunMessageBody = { readonly kind: 'hello' } | { readonly kind: 'bye' } | RunReport | RunRequest;

/** What windows of one deck send to each other about the machine. */
export type RunMessage = Envelope & RunMessageBody;

/** The longest input in one message, in bytes; a longer text is sent in parts. */
export const longestInput = 4096;

const largestNumber = 1e9;
const largestPlace = 1e12;
const statuses: readonly unknown[] = ['idle', 'loading', 'booting', 'running', 'ended', 'failed'] satisfies RunStatus[];

/** Whether a text can be the name of a program in the guest, which is a command of its shell. */
export const isProgram = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,59}$/.test(value);

/** Reads what arrived on the channel; null for everything that is not a message of this deck in this format. */
export function readRunMessage(value: unknown, fingerprint: string): RunMessage | null {
  if (!isRecord(value)) return null;
  const { v, deck, from, role } = value;
  if (v !== 1 || deck !== fingerprint || !isName(from) || (role !== 'stage' && role !== 'console')) return null;
  const body = readBody(value);
  return body && { v, deck: fingerprint, from, role, ...body };
}

function readBody(value: Record<string, unknown>): RunMessageBody | null {
  const { kind } = value;
  if (kind === 'hello' || kind === 'bye' || kind === 'boot' || kind === 'finish') return { kind };
  if (kind === 'run') return readReport(value);
  if (kind === 'start') return isProgram(value['program']) ? { kind, program: value['program'] } : null;
  const bytes = kind === 'input' ? readBytes(value['bytes'], longestInput) : null;
  return bytes && { kind: 'input', bytes };
}

function readReport({ stamp, change, view, at, bytes, whole }: Record<string, unknown>): RunReport | null {
  const shown = readView(view);
  const text = readBytes(bytes, longestLog);
  const valid = isStamp(stamp) && isCount(change) && isCount(at, largestPlace) && typeof whole === 'boolean';
  return valid && shown && text ? { kind: 'run', stamp, change, view: shown, at, bytes: text, whole } : null;
}

/** A copy, so that nobody can change it afterwards. */
function readBytes(value: unknown, longest: number): Uint8Array<ArrayBuffer> | null {
  return value instanceof Uint8Array && value.length <= longest ? new Uint8Array(value) : null;
}

function readView(value: unknown): RunView | null {
  if (!isRecord(value)) return null;
  const { program, status, from, line, exitCode, ms, release, date, reason } = value;
  const valid =
    (program === null || isProgram(program)) &&
    statuses.includes(status) &&
    (from === 'machine' || from === 'recording') &&
    isCountOrNull(line, 99_999) &&
    isCountOrNull(exitCode, 255) &&
    (ms === null || (typeof ms === 'number' && ms >= 0 && ms <= largestNumber)) &&
    isTextOrNull(release, 100) &&
    isTextOrNull(date, 10) &&
    isTextOrNull(reason, longestReason);
  // `includes` does not narrow the type of what it finds.
  return valid ? { program, status: status as RunStatus, from, line, exitCode, ms, release, date, reason } : null;
}

/** The longest reason in a view, in characters. */
export const longestReason = 300;

const isCountOrNull = (value: unknown, largest: number): value is number | null =>
  value === null || isCount(value, largest);

const isTextOrNull = (value: unknown, longest: number): value is string | null =>
  value === null || (typeof value === 'string' && value.length <= longest);
