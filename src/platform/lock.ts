/** Something that only one window of an origin may hold at a time. */
export interface Lock {
  /** The function that gives it back; null while another window holds it. */
  take(): Promise<(() => void) | null>;
}

/** The part of `navigator` that has locks; missing in older browsers and on plain http. */
export interface LockSource {
  readonly locks?: Pick<LockManager, 'request'>;
}

/**
 * The browser takes the lock back when the window closes or crashes. Where there are no locks, or the browser
 * refuses, every window gets it: whoever uses it must get by with that.
 */
export function browserLock({ locks }: LockSource, name: string): Lock {
  return {
    take() {
      if (!locks) return Promise.resolve(() => {});
      return new Promise((done) => {
        const hold = (lock: globalThis.Lock | null) => {
          if (lock) return new Promise<void>((giveBack) => done(giveBack));
          done(null);
          return undefined;
        };
        locks.request(name, { ifAvailable: true }, hold).catch(() => done(() => {}));
      });
    },
  };
}
