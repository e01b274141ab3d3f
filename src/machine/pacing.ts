import type { Clock } from '../platform/clock.ts';

/** Lets things be seen in their order, no faster than the eye can follow the running line. */
export interface Pacer {
  /** Something that moves the eye to another line of the source: what comes after it waits for a while. */
  line(show: () => void): void;
  /** Anything else: at once, unless something before it still waits. */
  next(show: () => void): void;
  /** Shows all that waits, and holds nothing back any more until `restart`. */
  finish(): void;
  /** Forgets all that waits, for the next run. */
  restart(): void;
}

/** How long a running line stays lit at least, in milliseconds. */
export const lineStays = 150;

/** @param stays milliseconds a line stays; asked for each line, as people change what motion they want to see */
export function createPacer(clock: Pick<Clock, 'every'>, stays: () => number): Pacer {
  const waiting: { readonly isLine: boolean; readonly show: () => void }[] = [];
  let stopWaiting: (() => void) | null = null;
  let finished = false;

  const open = () => {
    stopWaiting?.();
    stopWaiting = null;
  };
  const flush = () => {
    while (!stopWaiting) {
      const item = waiting.shift();
      if (!item) return;
      item.show();
      if (item.isLine && !finished && stays() > 0) {
        stopWaiting = after(clock, stays(), () => {
          open();
          flush();
        });
      }
    }
  };
  const add = (isLine: boolean, show: () => void) => {
    waiting.push({ isLine, show });
    flush();
  };
  return {
    line: (show) => add(true, show),
    next: (show) => add(false, show),
    finish() {
      finished = true;
      open();
      flush();
    },
    restart() {
      finished = false;
      waiting.length = 0;
      open();
    },
  };
}

/** Calls back once, so many milliseconds from now. Returns the function that prevents it. */
export function after(clock: Pick<Clock, 'every'>, milliseconds: number, callback: () => void): () => void {
  const stop = clock.every(milliseconds, () => {
    stop();
    callback();
  });
  return stop;
}
