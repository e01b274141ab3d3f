import { expect, test } from 'vitest';
import { activity, recordingNotice, spokenDate, spokenTime } from '../../../../src/elements/run/outcome.ts';
import { idleView } from '../../../../src/machine/run-view.ts';

test.each([
  [0, '0 ms'],
  [51.6, '52 ms'],
  [999, '999 ms'],
  [1000, '1.0 s'],
  [11_449, '11.4 s'],
])('%d milliseconds are %s', (ms, words) => {
  expect(spokenTime(ms)).toBe(words);
});

test('a day is written out, the same in every time zone', () => {
  expect(spokenDate('2026-01-01')).toBe('1 Jan 2026');
  expect(spokenDate('2026-13-01')).toBe('2026-13-01');
});

test('a recording says that it is one, and how to get the real thing', () => {
  expect(recordingNotice('2026-11-28', false)).toBe('Recorded on 28 Nov 2026. The real one: `npm run machine`');
  expect(recordingNotice('2026-11-28', true)).toBe('Recorded on 28 Nov 2026. Run starts the real one.');
});

test('only what is going on is an activity', () => {
  const told = (['idle', 'loading', 'booting', 'running', 'ended', 'failed'] as const).map((status) =>
    activity({ ...idleView, status }),
  );
  expect(told).toEqual(['', 'Loading the machine…', 'Linux boots…', 'Running…', '', '']);
});
