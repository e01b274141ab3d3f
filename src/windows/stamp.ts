/**
 * When a change of the talk was made, so that of two the later one wins everywhere. `counter` follows the wall clock
 * in milliseconds but always grows from one change to the next, even when the clock is set back; `from` is the id of
 * the window that made the change and decides between equal counters.
 */
export interface Stamp {
  readonly counter: number;
  readonly from: string;
}

/** Of a talk that nobody has moved yet: older than every other stamp. */
export const unstamped: Stamp = { counter: 0, from: '' };

export function isUnstamped({ counter }: Stamp): boolean {
  return counter === 0;
}

export function isNewer(a: Stamp, b: Stamp): boolean {
  return a.counter === b.counter ? a.from > b.from : a.counter > b.counter;
}

/**
 * The stamp of a change made now, by a window that has seen everything up to `seen`.
 * @param now milliseconds since the epoch; windows that have never heard of each other compare by it
 */
export function stampAfter(seen: Stamp, from: string, now: number): Stamp {
  return { counter: Math.max(seen.counter + 1, Math.floor(now)), from };
}
