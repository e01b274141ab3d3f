import { describe, expect, test } from 'vitest';
import type { CodeVersion, Token } from '../../../src/deck/code.ts';
import { entranceKeyframes, morphPlan } from '../../../src/elements/morph-animation.ts';

const version = (...lines: Token[][]): CodeVersion => ({ lines: lines.map((tokens) => ({ tokens })) });

describe('morphPlan', () => {
  const before = version([['struct', 'keyword', 0], [' '], ['a', '', 1]], [['    '], ['u32', 'type', 2]]);

  test('leaves out what stays where it is', () => {
    expect([...morphPlan(before, before)]).toEqual([]);
  });

  test('tells how far away a token was, in columns and lines', () => {
    const after = version([['u32', 'type', 2]], [], [['struct', 'keyword', 0]]);
    expect([...morphPlan(before, after)]).toEqual([
      [2, { columns: 4, lines: 1 }],
      [0, { columns: 0, lines: -2 }],
    ]);
  });

  test('counts the columns of tokens without a key', () => {
    const after = version([['struct', 'keyword', 0], ['   '], ['a', '', 1]]);
    expect([...morphPlan(before, after)]).toEqual([[1, { columns: -2, lines: 0 }]]);
  });

  test('knows a token that was not there', () => {
    expect([...morphPlan(before, version([['b', '', 3]]))]).toEqual([[3, 'new']]);
  });

  test('a token that disappears has no entrance', () => {
    expect([...morphPlan(before, version([]))]).toEqual([]);
  });
});

describe('entranceKeyframes', () => {
  test('moves in units of the text, so that the scale of the canvas does not matter', () => {
    expect(entranceKeyframes({ columns: -3, lines: 2 }, false)).toEqual({
      keyframes: [{ transform: 'translate(-3ch, 2lh)' }, { transform: 'none' }],
      options: { duration: 480, easing: 'cubic-bezier(0.2, 0, 0, 1)' },
    });
  });

  test('nothing moves for those who asked for that', () => {
    expect(entranceKeyframes({ columns: -3, lines: 2 }, true)).toBeNull();
  });

  test('new tokens fade in, shortly where motion is reduced', () => {
    expect(entranceKeyframes('new', false)?.options.duration).toBe(480);
    expect(entranceKeyframes('new', true)).toEqual({
      keyframes: [{ opacity: 0 }, { opacity: 1 }],
      options: { duration: 120, easing: 'ease-in' },
    });
  });
});
