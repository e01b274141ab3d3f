import { describe, expect, test } from 'vitest';
import { hasDirectColour } from '../../../../src/elements/run/terminal/guest-limits.ts';
import { unscaled } from '../../../../src/elements/run/terminal/unscale-mouse.ts';

describe('a colour', () => {
  test.each([
    [[38, 2, 255, 100, 0]],
    [[0, 48, 2, 1, 2, 3]],
    [[1, 31, 58, 2, 0, 0, 0]],
    [[38, [2, -1, 255, 100, 0]]],
    [[4, 48, [2, 1, 2, 3]]],
  ])('%j has 24 bits', (params) => {
    expect(hasDirectColour(params)).toBe(true);
  });

  test.each([[[]], [[0]], [[1, 31]], [[38, 5, 2]], [[48, 5, 208]], [[38, [5, 2]]], [[2, 2]], [[4, [2]]], [[38]]])(
    '%j has none of 24 bits',
    (params) => {
      expect(hasDirectColour(params)).toBe(false);
    },
  );
});

describe('the pointer on a scaled slide', () => {
  test.each([
    [100, 100, 0.5, 100],
    [150, 100, 0.5, 200],
    [150, 100, 2, 125],
    [50, 100, 0.5, 0],
  ])('at %d, from an edge at %d and a scale of %d, is at %d', (point, edge, scale, expected) => {
    expect(unscaled(point, edge, scale)).toBe(expected);
  });
});
