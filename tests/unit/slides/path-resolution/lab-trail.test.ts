import { describe, expect, test } from 'vitest';
import { spotAt, spots } from '../../../../slides/path-resolution/lab-map.ts';
import { outcomeOf, type PathState, situations, withBit } from '../../../../slides/path-resolution/lab-state.ts';
import { description, escapedTo, evidence, trailOf } from '../../../../slides/path-resolution/lab-trail.ts';
import { drawnOf } from '../../../../slides/path-resolution/lab-walk.ts';

const plain = (path: string): PathState => ({ call: 'openat', path, resolve: 0, rename: 0 });
const trail = (state: PathState) => trailOf(outcomeOf(state)).map(({ component, says }) => `${component} ${says}`);

describe('what happened at each component', () => {
  test.each([
    ['../../etc', ['dirfd starts here', '.. goes up', '.. goes up', 'etc found']],
    ['/..', ['/ starts here', '.. stays']],
    ['./link', ['dirfd starts here', '. stays', 'link starts over', 'etc found', 'passwd found']],
    ['proc/self/exe', ['dirfd starts here', 'proc enters mount', 'self found', 'exe jumps']],
    ['data/../x', ['dirfd starts here', 'data enters mount', '.. leaves mount', 'x ENOENT']],
    ['etc/', ['dirfd starts here', 'etc found']],
    ['etc/passwd/', ['dirfd starts here', 'etc found', 'passwd ENOTDIR']],
    ['', []],
  ])('%s', (path, stops) => {
    expect(trail(plain(path))).toEqual(stops);
  });

  test.each([
    ['BENEATH', 'link', ['dirfd starts here', 'link EXDEV']],
    ['BENEATH', '/etc', ['/ EXDEV']],
    ['BENEATH', 'data/../..', ['dirfd starts here', 'data enters mount', '.. leaves mount', '.. EXDEV']],
    ['NO_XDEV', 'data', ['dirfd starts here', 'data EXDEV']],
    ['IN_ROOT', '/link', ['dirfd starts here', 'link starts over', 'etc found', 'passwd found']],
  ] as const)('%s, %s', (bit, path, stops) => {
    expect(trail(withBit(plain(path), bit, true))).toEqual(stops);
  });

  test('a rename stands between two components', () => {
    expect(trail({ ...plain('a/b/..'), rename: 3 })).toEqual([
      'dirfd starts here',
      'a found',
      'b found',
      'b moves out',
      '.. goes up',
    ]);
  });
});

describe('the verdict', () => {
  const [climb, beneath, inRoot, magic, race] = situations.map((state) => outcomeOf(state));
  test.each([
    [climb, 'It escaped to `/etc/passwd` of the host.'],
    [beneath, 'Refused: `..` in `/srv/c`.'],
    [inRoot, 'Opened `/srv/c/etc/passwd`, inside.'],
    [magic, 'Refused: `exe`, to `/bin/runc`.'],
    [race, 'Refused: `..` in `/srv`.'],
    [outcomeOf(plain('')), ''],
  ])('%#', (outcome, text) => {
    expect(outcome && evidence(outcome)).toBe(text);
  });

  test('only what is outside escaped', () => {
    expect([climb, inRoot, race].map((outcome) => outcome && escapedTo(outcome))).toEqual(['/etc/passwd', null, null]);
  });

  test('the drawing says it, too', () => {
    expect(race && description(race)).toBe(
      'The walk: dirfd starts here, a found, b found, b moves out, .. EAGAIN. The directory b is now /srv/b. Something was renamed since the start: ".." may have left. Refused: .. in /srv.',
    );
  });
});

describe('the drawing', () => {
  test('has every box under the path that it sets', () => {
    for (const { id, typed } of spots.filter((spot) => !['link', 'exe'].includes(spot.id))) {
      const outcome = outcomeOf(plain(typed));
      expect('path' in outcome ? spotAt(outcome.path).id : typed).toBe(id);
    }
  });

  test('puts the numbers of the walk at the boxes, and where links jump', () => {
    const { numbers, hops, cursor } = drawnOf(outcomeOf(situations[2] ?? situations[0]));
    expect([...numbers].map(([{ id }, text]) => [id, text])).toEqual([
      ['c', '1'],
      ['link', '2'],
      ['etc', '3'],
      ['passwd', '4'],
    ]);
    expect(cursor.map(({ id }) => id)).toEqual(['c', 'link', 'c', 'etc', 'passwd']);
    expect(hops.map(({ outside }) => outside)).toEqual([false, false, false, false]);
  });

  test('keeps the way of a long path short', () => {
    const { numbers } = drawnOf(outcomeOf(plain('../'.repeat(20))));
    expect([...numbers.values()]).toEqual(['1', '2', '3…21']);
  });
});
