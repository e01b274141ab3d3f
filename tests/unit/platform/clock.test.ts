import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browserClock } from '../../../src/platform/clock.ts';
import { fakeClock } from './fakes.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 5000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each([
  ['the clock of the browser', () => ({ clock: browserClock, advance: (ms: number) => vi.advanceTimersByTime(ms) })],
  [
    'the clock for tests',
    () => {
      const clock = fakeClock(5000);
      return { clock, advance: clock.advance };
    },
  ],
])('%s', (_, make) => {
  test('tells the time at each call', () => {
    const { clock, advance } = make();
    const calls: number[] = [];
    clock.every(1000, () => calls.push(clock.now()));
    advance(3500);
    expect(calls).toEqual([6000, 7000, 8000]);
    expect(clock.now()).toBe(8500);
  });

  test('stops when told, also from within a call', () => {
    const { clock, advance } = make();
    let calls = 0;
    const stop = clock.every(1000, () => {
      calls += 1;
      if (calls === 2) stop();
    });
    advance(10_000);
    expect(calls).toBe(2);
  });
});
