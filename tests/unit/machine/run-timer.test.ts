import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RunTimer } from '../../../src/machine/run-timer.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

const openTimer = (limit: number) => {
  const reached = vi.fn();
  const timer = new RunTimer(() => Date.now());
  timer.limit(limit, reached);
  return { timer, reached };
};

describe('a time limit', () => {
  test('is reached after time in which the machine ran', () => {
    const { timer, reached } = openTimer(100);
    vi.advanceTimersByTime(500);
    timer.resume();
    vi.advanceTimersByTime(60);
    timer.pause();
    vi.advanceTimersByTime(500);
    timer.resume();
    timer.resume();
    vi.advanceTimersByTime(39);
    expect(reached).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(reached).toHaveBeenCalledOnce();
    expect(timer.elapsed()).toBe(100);
  });

  test('counts from now when it is replaced', () => {
    const { timer, reached } = openTimer(100);
    timer.resume();
    vi.advanceTimersByTime(100);
    const later = vi.fn();
    timer.limit(30, later);
    vi.advanceTimersByTime(29);
    expect(later).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(later).toHaveBeenCalledOnce();
    expect(reached).toHaveBeenCalledOnce();
  });

  test('may be longer than a browser can count', () => {
    const { timer, reached } = openTimer(1e12);
    timer.resume();
    vi.advanceTimersByTime(1000);
    expect(reached).not.toHaveBeenCalled();
  });

  test('is not reached because somebody set the clock back', () => {
    const { timer } = openTimer(100);
    timer.resume();
    vi.setSystemTime(Date.now() - 60_000);
    expect(timer.elapsed()).toBe(0);
  });
});
