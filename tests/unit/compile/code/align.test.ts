import { describe, expect, test } from 'vitest';
import { align, commonTail } from '../../../../src/compile/code/align.ts';

const letters = (before: string, after: string) => {
  const { same, changed } = align([...before], [...after], (letter) => letter);
  return {
    same: same.map(([letter]) => letter).join(''),
    changed: changed.map((change) => `${change.before.join('')}>${change.after.join('')}`),
  };
};

describe('align', () => {
  test.each([
    ['', '', '', []],
    ['abc', 'abc', 'abc', []],
    ['', 'ab', '', ['>ab']],
    ['ab', '', '', ['ab>']],
    ['abc', 'axc', 'ac', ['b>x']],
    ['abcd', 'bcxd', 'bcd', ['a>', '>x']],
    ['xay', 'waz', 'a', ['x>w', 'y>z']],
  ])('%j and %j', (before, after, same, changed) => {
    expect(letters(before, after)).toEqual({ same, changed });
  });

  test('pairs the items themselves, not only what is equal', () => {
    const before = [{ id: 'a' }, { id: 'b' }];
    const after = [{ id: 'b' }];
    const { same } = align(before, after, (item) => item.id);
    expect(same[0]?.[0]).toBe(before[1]);
    expect(same[0]?.[1]).toBe(after[0]);
  });
});

describe('commonTail', () => {
  test.each([
    ['abc', 'xbc', 2],
    ['abc', 'abc', 3],
    ['c', 'abc', 1],
    ['abc', 'abd', 0],
    ['', 'abc', 0],
  ])('%j and %j', (before, after, tail) => {
    expect(commonTail([...before], [...after])).toBe(tail);
  });
});
