import { describe, expect, test } from 'vitest';
import { type Figure, isBroken, median, tableOf } from '../../bench/figures.ts';

const figure = (part: Partial<Figure>): Figure => ({ name: 'reset', values: [1], unit: 'ms', budget: null, ...part });

test.each([
  [[5], 5],
  [[9, 1, 5], 5],
  [[10, 2, 4, 8], 6],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

describe('a budget', () => {
  const cases: [string, Partial<Figure>, boolean][] = [
    ['that is kept', { unit: 'MB', values: [3.6], budget: 3.6 }, false],
    ['that is exceeded', { unit: 'MB', values: [3.61], budget: 3.6 }, true],
    ['of time that is exceeded, which only warns', { values: [300], budget: 200 }, false],
    ['of which one run in three is over', { unit: '%', values: [0, 5, 0], budget: 1 }, false],
    ['of which nothing was measured', { unit: 'MB', values: [], budget: 1 }, true],
    ['that is none', { unit: 'MB', values: [900] }, false],
  ];
  test.each(cases)('%s', (_what, part, broken) => {
    expect(isBroken([figure({}), figure(part)])).toBe(broken);
  });
});

test('the table has each figure beside its budget', () => {
  const table = tableOf([
    figure({ name: 'v86.wasm alone', values: [123.4] }),
    figure({ values: [50, 20, 300], budget: 200 }),
    figure({ name: 'key to echo', values: [7.5, 8], budget: 5 }),
    figure({ name: 'download', values: [3.7], unit: 'MB', budget: 3.6 }),
  ]);
  expect(table).toEqual([
    '                 median        of all           budget',
    'v86.wasm alone   123 ms',
    'reset             50 ms     20 to 300   at most 200 ms    ok',
    'key to echo     7.75 ms  7.50 to 8.00  at most 5.00 ms  slow',
    'download        3.70 MB                at most 3.60 MB  OVER',
  ]);
});
