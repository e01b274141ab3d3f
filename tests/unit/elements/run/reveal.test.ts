import { expect, test } from 'vitest';
import { scrollFor } from '../../../../src/elements/run/reveal.ts';

const row = 35;
/** Rows from one to before another, in pixels. */
const rows = (from: number, to: number) => ({ top: from * row, bottom: to * row });

test('a pane that shows the paragraph stays where it is', () => {
  expect(scrollFor(rows(3, 6), rows(4, 5), rows(0, 20), row)).toBe(0);
  expect(scrollFor(rows(12, 20), rows(14, 15), rows(7, 27), row)).toBe(7 * row);
});

test.each([
  [rows(30, 34), rows(31, 32), 22],
  [rows(19, 21), rows(20, 21), 10],
  [rows(0, 2), rows(1, 2), 0],
])('a paragraph out of sight comes into the middle', (paragraph, line, first) => {
  const from = paragraph.top === 0 ? rows(40, 60) : rows(0, 20);
  expect(scrollFor(paragraph, line, from, row)).toBe(first * row);
});

test('of a paragraph that is too long, the line that runs is shown', () => {
  const scroll = scrollFor(rows(10, 50), rows(45, 46), rows(0, 20), row);
  expect(scroll).toBeLessThanOrEqual(45 * row);
  expect(scroll + 20 * row).toBeGreaterThanOrEqual(46 * row);
  expect(scrollFor(rows(10, 50), rows(30, 31), rows(20, 40), row)).toBe(20 * row);
});

test('no row is cut in two', () => {
  for (let first = 0; first < 60; first++) {
    expect(scrollFor(rows(first, first + 3), rows(first, first + 1), rows(0, 20), row) % row).toBe(0);
  }
});
