import { expect, test } from 'vitest';
import { paceText } from '../../../src/console/pace-text.ts';

const second = 1000;
const minute = 60 * second;

test.each([
  ['at the planned start of the slide', 5 * minute, 'on time'],
  ['while its time is running', 6.5 * minute, 'on time'],
  ['at its planned end', 7 * minute, 'on time'],
  ['less than a second later', 7 * minute + 999, 'on time'],
  ['a second later', 7 * minute + second, '0:01 behind'],
  ['much later', 8 * minute + 40 * second, '1:40 behind'],
  ['more than an hour later', 70 * minute, '1:03:00 behind'],
  ['less than a second early', 5 * minute - 999, 'on time'],
  ['a second early', 5 * minute - second, '0:01 ahead'],
  ['before the talk has begun', 0, '5:00 ahead'],
])('%s', (_, elapsed, text) => {
  expect(paceText(elapsed, 5, 2)).toBe(text);
});
