import { expect, test } from 'vitest';
import { litOffset } from '../../../src/elements/lit-zoom.ts';

/** Rows of 80 pixels. */
const row = 80;
const line = (index: number, count = 1) => ({ top: index * row, bottom: (index + count) * row });

test('the lit lines come to the middle of the box, and the first row is whole', () => {
  expect(litOffset(line(5), 11 * row, 5 * row, row)).toBe(3 * row);
  expect(litOffset(line(5), 11 * row, 5.5 * row, row)).toBe(2 * row);
});

test('nothing above the first line or below the last one is shown', () => {
  expect(litOffset(line(0), 11 * row, 5 * row, row)).toBe(0);
  expect(litOffset(line(10), 11 * row, 5 * row, row)).toBe(6 * row);
});

test('lit lines that fill the box are seen whole', () => {
  expect(litOffset(line(3, 5), 11 * row, 5 * row, row)).toBe(3 * row);
  expect(litOffset(line(9, 2), 11 * row, 2.5 * row, row)).toBe(9 * row);
});

test('a block that fits when enlarged stays where it is', () => {
  expect(litOffset(line(1), 3 * row, 5 * row, row)).toBe(0);
});
