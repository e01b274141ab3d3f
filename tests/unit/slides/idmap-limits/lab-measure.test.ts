import { describe, expect, test } from 'vitest';
import {
  areCosts,
  halvesSearch,
  idsIn,
  linearSearch,
  mappingsOf,
  measure,
  median,
  rounds,
} from '../../../../slides/idmap-limits/lab-measure.ts';

const sizes = [0, 1, 2, 5, 6, 7, 50, 340];

/** A clock that goes on by so many milliseconds whenever it is looked at. */
const ticking = (step: number) => {
  let now = 0;
  return () => {
    now += step;
    return now;
  };
};

describe('the searches', () => {
  test.each(sizes)('agree on every id in and beside %i mappings', (mappings) => {
    const map = mappingsOf(mappings);
    for (let id = 0; id < mappings * 200 + 50; id += 7) {
      const expected = id % 200 < 100 && id < mappings * 200 ? 100_000 + id : 0xffff_ffff;
      expect([linearSearch(map, id), halvesSearch(map, id)]).toEqual([expected, expected]);
    }
  });

  test('every id that is measured is mapped', () => {
    const map = mappingsOf(340);
    expect([...idsIn(340)].every((id) => halvesSearch(map, id) === 100_000 + id)).toBe(true);
  });
});

describe('measure', () => {
  test('makes nanoseconds of a batch and its lookups', () => {
    const expected = (8 * 1e6) / 4096;
    const measured = [...measure(ticking(8), [0, 5])];
    expect(measured).toHaveLength(rounds);
    expect(measured.at(-1)).toEqual([
      { mappings: 0, linear: expected, halves: expected },
      { mappings: 5, linear: expected, halves: expected },
    ]);
  });

  test('takes a clock that stands still', () => {
    const first = measure(ticking(0), [0]).next();
    expect(first.value).toEqual([{ mappings: 0, linear: 0, halves: 0 }]);
  });

  test('takes the middle one, whatever a disturbance makes of the others', () => {
    expect(median([3, 900, 1, 2, 4])).toBe(3);
    expect(median([])).toBeNaN();
  });

  test.each([null, 'done', {}, [null], [{ mappings: 1, linear: 2 }], [{ mappings: 1, linear: -2, halves: 1 }]])(
    '%j are no costs',
    (value) => {
      expect(areCosts(value)).toBe(false);
    },
  );
});
