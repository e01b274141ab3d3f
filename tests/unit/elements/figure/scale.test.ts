import { describe, expect, test } from 'vitest';
import { linear, logarithmic, readTick } from '../../../../src/elements/figure/scale.ts';

describe('linear', () => {
  test('meets its ends and goes on straight outside them', () => {
    const scale = linear([0, 340], [100, 440]);
    expect([0, 5, 340, 350, -10].map(scale)).toEqual([100, 105, 440, 450, 90]);
  });

  test('may fall, as the values of a chart do', () => {
    expect([0, 1500, 3000].map(linear([0, 3000], [520, 80]))).toEqual([520, 300, 80]);
  });

  test('gives every stretch its own size', () => {
    const ids = linear([0, 998, 1002, 65_536], [0, 400, 800, 1200]);
    expect([0, 499, 998, 1000, 1002, 65_536].map(ids)).toEqual([0, 200, 400, 600, 800, 1200]);
    expect(ids(65_536 + 64_534)).toBeCloseTo(1600);
  });

  test.each([
    ['one point', [1], [1]],
    ['more values than pixels', [1, 2, 3], [1, 2]],
    ['values that do not rise', [1, 1], [0, 10]],
  ])('refuses %s', (_, domain, range) => {
    expect(() => linear(domain, range)).toThrow('A scale needs as many pixels as values');
  });
});

describe('logarithmic', () => {
  test('makes every factor of ten as long as any other', () => {
    const scale = logarithmic([1, 1000], [0, 300]);
    expect([1, 10, 100, 1000].map((value) => Math.round(scale(value)))).toEqual([0, 100, 200, 300]);
  });

  test('refuses to start at 0', () => {
    expect(() => logarithmic([0, 10], [0, 1])).toThrow('starts above 0, not at 0');
  });
});

test('a tick is a number, or a value with its own words', () => {
  expect(readTick(999)).toEqual({ value: 999, label: '999' });
  expect(readTick({ value: 65_536, label: '65 536' })).toEqual({ value: 65_536, label: '65 536' });
});
