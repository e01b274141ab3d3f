import { expect, test } from 'vitest';
import { litOffset } from '../../../src/elements/lit-zoom.ts';

const line = (index: number) => ({ top: index * 50, bottom: (index + 1) * 50 });

test('the lit lines come to the middle of the box', () => {
  expect(litOffset(line(5), 550, 550, 2)).toBe(5.5 * 50 * 2 - 275);
});

test('nothing above the first line or below the last one is shown', () => {
  expect(litOffset(line(0), 550, 550, 2)).toBe(0);
  expect(litOffset(line(10), 550, 550, 2)).toBe(550);
});

test('a block that fits when enlarged stays where it is', () => {
  expect(litOffset(line(1), 100, 300, 1.5)).toBe(0);
});
