import { describe, expect, test } from 'vitest';
import { mergeTokens, splitTokens } from '../../../../src/compile/code/tokens.ts';

describe('mergeTokens', () => {
  test('joins neighbours of one role', () => {
    expect(mergeTokens([['#', 'keyword'], ['include', 'keyword'], ['a'], ['b', '']])).toEqual([
      ['#include', 'keyword'],
      ['ab'],
    ]);
  });

  test('takes the role from white space, so that it joins ordinary text', () => {
    expect(mergeTokens([['x'], [' ', 'keyword'], ['y']])).toEqual([['x y']]);
  });

  test('drops empty tokens', () => {
    expect(
      mergeTokens([
        ['a', 'type'],
        ['', 'keyword'],
        ['b', 'type'],
      ]),
    ).toEqual([['ab', 'type']]);
  });
});

describe('splitTokens', () => {
  test('cuts words, white space and single signs, each with its role', () => {
    expect(splitTokens([['p->nr_extents  ='], ['/* é */', 'comment']])).toEqual([
      ...[['p'], ['-'], ['>'], ['nr_extents'], ['  '], ['=']],
      ...['/', '*', ' ', 'é', ' ', '*', '/'].map((text) => [text, 'comment']),
    ]);
  });

  test('loses nothing, not even half a character', () => {
    const text = 'a\u2028\ud83d\ude00 \ud83d';
    expect(
      splitTokens([[text]])
        .map(([piece]) => piece)
        .join(''),
    ).toBe(text);
  });
});
