import { describe, expect, test } from 'vitest';
import { route, shortOf } from '../../../../src/elements/figure/route.ts';

describe('route', () => {
  test('straight', () => {
    expect(route([0, 0], [100, 40], 'straight')).toEqual({ d: 'M0,0 L100,40', middle: [50, 20], before: [0, 0] });
  });

  test('with a corner, and its label on the longer leg', () => {
    const across = route([0, 0], [100, 40], 'across');
    expect(across).toEqual({ d: 'M0,0 L84,0 Q100,0 100,16 L100,40', middle: [50, 0], before: [100, 0] });
    expect(route([0, 0], [40, 100], 'across').middle).toEqual([40, 50]);
    expect(route([0, 0], [100, 40], 'down')).toMatchObject({ middle: [50, 40], before: [0, 40] });
  });

  test('a corner is never rounder than its shorter leg is long', () => {
    expect(route([0, 0], [100, 6], 'across').d).toBe('M0,0 L94,0 Q100,0 100,6 L100,6');
    expect(route([0, 0], [100, 0], 'across').d).not.toContain('NaN');
  });

  test('in an arc to the left of the way, or to its right', () => {
    expect(route([0, 0], [100, 0], 30)).toEqual({ d: 'M0,0 Q50,-60 100,0', middle: [50, -30], before: [50, -60] });
    expect(route([0, 0], [100, 0], -30).middle).toEqual([50, 30]);
  });
});

test('shortOf stops that many pixels before the end, and stays where both ends are one', () => {
  expect(shortOf([100, 0], [0, 0], 20)).toEqual([80, 0]);
  expect(shortOf([5, 5], [5, 5], 20)).toEqual([5, 5]);
});
