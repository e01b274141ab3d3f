/** The time, and calls at a steady rate. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back every so many milliseconds, or less often while the page is hidden. Returns the function that stops it. */
  every(milliseconds: number, callback: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  every(milliseconds, callback) {
    const timer = setInterval(callback, milliseconds);
    return () => clearInterval(timer);
  },
};
