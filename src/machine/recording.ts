/** What happened, `ms` milliseconds after the run began. */
export type RecordedEvent =
  | readonly [ms: number, kind: 'stdout' | 'stderr', text: string]
  | readonly [ms: number, kind: 'line', line: number];

/** What one real run of a program did: shown where there is no machine. Only a run writes it. */
export interface Recording {
  /** Name of the program in the guest, which is its chapter's. */
  readonly program: string;
  /** The kernel it ran on, as `uname -r` has it. */
  readonly kernel: string;
  /** The day it ran, as `2026-11-28`. */
  readonly date: string;
  /** SHA-256 of `demo.c` and `demo.h` as they were, in hexadecimal digits. */
  readonly source: string;
  readonly exitCode: number;
  readonly ms: number;
  readonly events: readonly RecordedEvent[];
}

const mostEvents = 10_000;
const longestText = 65_536;
const longestRun = 600_000;

/** Checks what was read from a file or came from another window; null unless every field is as it must be. */
export function readRecording(value: unknown): Recording | null {
  if (typeof value !== 'object' || value === null) return null;
  const { program, kernel, date, source, exitCode, ms, events } = value as Record<string, unknown>;
  const valid =
    matches(program, /^[a-z0-9-]{1,60}$/) &&
    matches(kernel, /^[\w.+~-]{1,100}$/) &&
    matches(date, /^\d{4}-\d{2}-\d{2}$/) &&
    matches(source, /^[0-9a-f]{64}$/) &&
    isCount(exitCode, 255) &&
    isTime(ms) &&
    Array.isArray(events) &&
    events.length <= mostEvents &&
    events.every(isEvent) &&
    isInOrder(events);
  return valid ? { program, kernel, date, source, exitCode, ms, events } : null;
}

/** All that the program printed, in the order in which it did. */
export function transcriptOf({ events }: Recording): string {
  return events.map((event) => (event[1] === 'line' ? '' : event[2])).join('');
}

function isEvent(value: unknown): value is RecordedEvent {
  if (!Array.isArray(value) || value.length !== 3 || !isTime(value[0])) return false;
  const [, kind, content] = value;
  if (kind === 'line') return isCount(content, 99_999);
  return (kind === 'stdout' || kind === 'stderr') && typeof content === 'string' && content.length <= longestText;
}

const isInOrder = (events: readonly RecordedEvent[]) =>
  events.every(([ms], index) => ms >= (events[index - 1]?.[0] ?? 0));

const matches = (value: unknown, pattern: RegExp): value is string => typeof value === 'string' && pattern.test(value);

const isCount = (value: unknown, largest: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= largest;

const isTime = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= longestRun;
