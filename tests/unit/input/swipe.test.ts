import { describe, expect, test } from 'vitest';
import { swipeOf } from '../../../src/input/swipe.ts';

const from = { x: 300, y: 300, time: 1000 };
const to = (x: number, y: number, milliseconds: number) => ({
  x: from.x + x,
  y: from.y + y,
  time: from.time + milliseconds,
});

describe('swipeOf', () => {
  test.each([
    ['to the left goes forward', to(-80, 0, 200), 'next'],
    ['to the right goes back', to(80, 10, 200), 'previous'],
    ['just long enough', to(-40, 0, 200), 'next'],
    ['too short is a tap', to(-39, 0, 200), null],
    ['downwards scrolls', to(-60, 50, 200), null],
    ['slowly is a hesitation', to(-200, 0, 801), null],
    ['nowhere is nothing', to(0, 0, 0), null],
  ])('%s', (_name, end, expected) => {
    expect(swipeOf(from, end)).toBe(expected);
  });
});
