/** Finds the longest time between two frames of the page, in milliseconds. */
export interface FrameWatch {
  start(): void;
  /** @returns the longest gap since `start` */
  stop(): number;
}

export function createFrameWatch(): FrameWatch {
  let longest = 0;
  let request = 0;
  return {
    start() {
      longest = 0;
      let last = performance.now();
      const frame = (now: number) => {
        longest = Math.max(longest, now - last);
        last = now;
        request = requestAnimationFrame(frame);
      };
      request = requestAnimationFrame(frame);
    },
    stop() {
      cancelAnimationFrame(request);
      return longest;
    },
  };
}
