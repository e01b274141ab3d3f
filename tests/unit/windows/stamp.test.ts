import { describe, expect, test } from 'vitest';
import { isNewer, isUnstamped, stampAfter, unstamped } from '../../../src/windows/stamp.ts';

describe('stamps', () => {
  test('follow the wall clock between windows that never met', () => {
    const early = stampAfter(unstamped, 'z', 1000);
    const late = stampAfter(unstamped, 'a', 2000);
    expect(isNewer(late, early)).toBe(true);
    expect(isNewer(early, late)).toBe(false);
  });

  test('grow even while the clock stands still or is set back', () => {
    const first = stampAfter(unstamped, 'a', 1000);
    const second = stampAfter(first, 'a', 1000);
    const third = stampAfter(second, 'b', 10);
    expect([first.counter, second.counter, third.counter]).toEqual([1000, 1001, 1002]);
  });

  test('of the same moment are decided by the window, the same everywhere', () => {
    const [a, b] = [stampAfter(unstamped, 'a', 1000), stampAfter(unstamped, 'b', 1000)];
    expect(isNewer(b, a)).toBe(true);
    expect(isNewer(a, b)).toBe(false);
  });

  test('are not newer than themselves', () => {
    const stamp = stampAfter(unstamped, 'a', 1000);
    expect(isNewer(stamp, { ...stamp })).toBe(false);
  });

  test('of an untouched talk are older than any other', () => {
    expect(isUnstamped(unstamped)).toBe(true);
    const first = stampAfter(unstamped, 'a', 0);
    expect(isUnstamped(first)).toBe(false);
    expect(isNewer(first, unstamped)).toBe(true);
  });

  test('are whole numbers even from a clock that is finer', () => {
    expect(stampAfter(unstamped, 'a', 1000.7).counter).toBe(1000);
  });
});
