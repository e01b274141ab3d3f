import type { RecordedEvent, Recording } from '../../../../src/machine/recording.ts';

/** A recording of a program that printed this. */
export function recordingOf(events: readonly RecordedEvent[], rest: Partial<Recording> = {}): Recording {
  return {
    program: 'countdown',
    kernel: '6.12.117',
    date: '2026-11-28',
    source: '0'.repeat(64),
    exitCode: 0,
    ms: 70,
    events,
    ...rest,
  };
}
