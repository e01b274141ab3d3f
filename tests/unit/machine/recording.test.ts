import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Recording, readRecording, transcriptOf } from '../../../src/machine/recording.ts';

const recording: Recording = {
  program: 'idmap-limits',
  kernel: '6.12.117-talk',
  date: '2026-11-28',
  source: 'a1'.repeat(32),
  exitCode: 0,
  ms: 82.5,
  events: [
    [0, 'line', 12],
    [3, 'stdout', 'one\n'],
    [3, 'stderr', 'oh\n'],
    [40.5, 'line', 14],
    [41, 'stdout', 'two\n'],
  ],
};

test('a recording is read as it was written', () => {
  expect(readRecording(JSON.parse(JSON.stringify(recording)))).toEqual(recording);
});

test('its transcript is what the program printed, in that order', () => {
  expect(transcriptOf(recording)).toBe('one\noh\ntwo\n');
});

describe('a recording is refused', () => {
  test.each<[string, object]>([
    ['of a program that is no name', { program: '../../etc' }],
    ['without a kernel', { kernel: '' }],
    ['with markup for a kernel', { kernel: '<b>6.12</b>' }],
    ['with another form of date', { date: '28.11.2026' }],
    ['with a text around the date', { date: '2026-11-28\n2026-11-28' }],
    ['with a hash that is too short', { source: 'a1' }],
    ['with an exit code that no process has', { exitCode: 256 }],
    ['with an exit code that is no number', { exitCode: '0' }],
    ['with a negative time', { ms: -1 }],
    ['with a time that is none', { ms: Number.NaN }],
    ['with no events', { events: undefined }],
    ['with too many events', { events: Array.from({ length: 10_001 }, () => [0, 'line', 1]) }],
    ['with an event of another kind', { events: [[0, 'bell', 'x']] }],
    ['with a line that is a text', { events: [[0, 'line', '12']] }],
    ['with output that is a number', { events: [[0, 'stdout', 12]] }],
    ['with an event that has a field too many', { events: [[0, 'line', 12, 13]] }],
    ['with output without end', { events: [[0, 'stdout', 'x'.repeat(65_537)]] }],
    [
      'with events that go back in time',
      {
        events: [
          [5, 'line', 1],
          [4, 'line', 2],
        ],
      },
    ],
  ])('%s', (_what, change) => {
    expect(readRecording({ ...recording, ...change })).toBeNull();
  });

  test('whatever it is instead', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readRecording(value)).toBeNull();
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});
