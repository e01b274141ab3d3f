import { describe, expect, test } from 'vitest';
import { formatElapsed, plannedMinutes, totalMinutes } from '../../../src/deck/pace.ts';
import { at, makeDeck } from './make-deck.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

describe('formatElapsed', () => {
  test.each([
    [0, '0:00'],
    [999, '0:00'],
    [second, '0:01'],
    [59 * second + 999, '0:59'],
    [minute, '1:00'],
    [10 * minute + 5 * second, '10:05'],
    [hour - 1, '59:59'],
    [hour, '1:00:00'],
    [hour + 2 * minute + 3 * second, '1:02:03'],
    [25 * hour, '25:00:00'],
    [-1, '0:00'],
    [-hour, '0:00'],
  ])('%i ms is %s', (milliseconds, text) => expect(formatElapsed(milliseconds)).toBe(text));
});

describe('planned time', () => {
  const deck = makeDeck({ minutes: 0.5 }, { minutes: 2, optional: true }, { minutes: 0.75, steps: 3 }, { minutes: 1 });

  test.each([
    ['0.0', 0],
    ['1.0', 0.5],
    ['2.0', 0.5],
    ['2.3', 0.5],
    ['3.0', 1.25],
  ])('before %s: %d minutes', (position, minutes) => expect(plannedMinutes(deck, at(position))).toBe(minutes));

  test('the whole talk, without what is optional', () => {
    expect(totalMinutes(deck)).toBe(2.25);
    expect(totalMinutes(makeDeck())).toBe(0);
    expect(totalMinutes(makeDeck({ minutes: 3, optional: true }))).toBe(0);
  });
});
