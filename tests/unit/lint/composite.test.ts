import { expect, test } from 'vitest';
import type { Rgba } from '../../../src/lint/color.ts';
import { composite, type Paint } from '../../../src/lint/composite.ts';

const white: Rgba = [1, 1, 1, 1];
const black: Rgba = [0, 0, 0, 1];
const half = { id: 1, opacity: 0.5 };
const paint = (color: Rgba, ...groups: Paint['groups']): Paint => ({ color, groups });
const grey = (paints: readonly Paint[]) => composite(paints)[0];

test('nothing is white paper', () => {
  expect(composite([])).toEqual(white);
});

test('what lies on top is seen, as far as it is opaque', () => {
  expect(grey([paint(white), paint(black)])).toBe(0);
  expect(grey([paint(white), paint([0, 0, 0, 0.25])])).toBeCloseTo(0.75);
});

test('an ancestor makes what it holds see-through as a whole, not piece by piece', () => {
  // Black text in a white row: the row hides the black under it only by half, and so does the text.
  expect(grey([paint(black), paint(white, half)])).toBeCloseTo(0.5);
  expect(grey([paint(black), paint(white, half), paint(black, half)])).toBe(0);
  expect(grey([paint(white), paint(white, half), paint(black, half)])).toBeCloseTo(0.5);
});

test('ancestors in ancestors multiply', () => {
  const inner = { id: 2, opacity: 0.5 };
  expect(grey([paint(white), paint(black, half, inner)])).toBeCloseTo(0.75);
});

test('two ancestors side by side are two groups', () => {
  const other = { id: 2, opacity: 0.5 };
  expect(grey([paint(black, half), paint(black, other)])).toBeCloseTo(0.25);
  expect(grey([paint(black, half), paint(black, half)])).toBeCloseTo(0.5);
});
