import { describe, expect, test } from 'vitest';
import { mapWithSame, search, sortedBy, wholeRange } from '../../../../slides/idmap-limits/id-map.ts';

const triples = (same: readonly number[]) =>
  mapWithSame(same).map(({ first, lowerFirst, count }) => [first, lowerFirst, count]);

describe('mapWithSame', () => {
  test('needs one extent without exceptions, and two more for each', () => {
    expect([[], [999], [999, 1001], [999, 1001, 1003]].map((same) => mapWithSame(same).length)).toEqual([1, 3, 5, 7]);
  });

  test('is the map of the two ids', () => {
    expect(triples([999, 1001])).toEqual([
      [0, 100_000, 999],
      [999, 999, 1],
      [1000, 101_000, 1],
      [1001, 1001, 1],
      [1002, 101_002, 64_534],
    ]);
  });

  test('has no empty extents at the ends or between neighbours', () => {
    expect(triples([0, 1, 65_535])).toEqual([
      [0, 0, 1],
      [1, 1, 1],
      [2, 100_002, 65_533],
      [65_535, 65_535, 1],
    ]);
  });
});

describe('search', () => {
  const big = mapWithSame([999, 1001, 1003]);
  const forward = sortedBy('first', big);
  const reverse = sortedBy('lowerFirst', big);
  const pivots = (sorted: typeof big, side: 'first' | 'lowerFirst', id: number) =>
    search(sorted, side, id).map(({ pivot }) => sorted[pivot]?.[side]);

  test('compares with the middle of what is left', () => {
    expect(pivots(forward, 'first', 33)).toEqual([1001, 999, 0]);
    expect(pivots(reverse, 'lowerFirst', 101_002)).toEqual([100_000, 101_002]);
    expect(search(forward, 'first', 33)).toEqual([
      { from: 0, to: 7, pivot: 3 },
      { from: 0, to: 3, pivot: 1 },
      { from: 0, to: 1, pivot: 0 },
    ]);
  });

  test('finds every mapped id in both directions', () => {
    const ids = Array.from({ length: wholeRange.count }, (_, id) => id);
    const lost = ids.filter((id) => {
      const extent = forward[search(forward, 'first', id).at(-1)?.pivot ?? -1];
      const lower = (extent?.lowerFirst ?? 0) + id - (extent?.first ?? 0);
      const back = reverse[search(reverse, 'lowerFirst', lower).at(-1)?.pivot ?? -1];
      return back !== extent || extent === undefined;
    });
    expect(lost).toEqual([]);
  });

  test.each([
    [6, 3],
    [7, 3],
    [340, 9],
  ])('makes at most so many compares: %i extents, %i compares', (length, most) => {
    const extents = Array.from({ length }, (_, index) => ({ first: index, lowerFirst: index, count: 1 }));
    expect(Math.max(...extents.map(({ first }) => search(extents, 'first', first).length))).toBe(most);
  });

  test('finds nothing in an empty map', () => {
    expect(search([], 'first', 0)).toEqual([]);
  });
});
