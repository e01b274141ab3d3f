import type { Channel } from '../../../src/platform/channel.ts';
import type { Clock } from '../../../src/platform/clock.ts';
import type { PageLife } from '../../../src/platform/page-life.ts';
import type { TextStorage } from '../../../src/platform/storage.ts';

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Moves the time on and makes the calls that fall due, in order. */
  advance(milliseconds: number): void;
  /** Corrects the wall clock, back as well as on, without making calls. */
  set(time: number): void;
}

export function fakeClock(start = 1_000_000): FakeClock {
  // Timers do not care when the wall clock is corrected.
  let running = 0;
  let wallOffset = start;
  const timers = new Set<{ due: number; period: number; callback: () => void }>();
  return {
    now: () => running + wallOffset,
    set: (time) => {
      wallOffset = time - running;
    },
    every(period, callback) {
      const timer = { due: running + period, period, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(milliseconds) {
      const end = running + milliseconds;
      for (;;) {
        const [first] = [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
        if (!first) break;
        running = first.due;
        first.due += first.period;
        first.callback();
      }
      running = end;
    },
  };
}

export function fakeStorage(
  initial: Readonly<Record<string, string>> = {},
): TextStorage & { entries: Map<string, string> } {
  const entries = new Map(Object.entries(initial));
  return {
    entries,
    get: (key) => entries.get(key) ?? null,
    set: (key, value) => void entries.set(key, value),
    remove: (key) => void entries.delete(key),
  };
}

/** Windows on one channel. A message waits at its receiver until the network delivers it. */
export interface FakeNetwork {
  open(): Channel;
  /** Delivers one waiting message; `pick` chooses among them. False when none waits. */
  deliverOne(pick?: (waiting: number) => number): boolean;
  /** Delivers until none waits. Throws when the windows never stop talking. */
  deliverAll(pick?: (waiting: number) => number): void;
  /** Forgets what waits, as if every receiver had been frozen. */
  loseAll(): void;
  waiting(): number;
}

export function fakeNetwork(): FakeNetwork {
  const members = new Set<{ receive: ((value: unknown) => void) | null }>();
  const queue: { to: { receive: ((value: unknown) => void) | null }; value: unknown }[] = [];
  const deliverOne = (pick: (waiting: number) => number = () => 0): boolean => {
    const [letter] = queue.splice(pick(queue.length), 1);
    letter?.to.receive?.(letter.value);
    return letter !== undefined;
  };
  return {
    deliverOne,
    waiting: () => queue.length,
    loseAll: () => queue.splice(0),
    deliverAll(pick) {
      for (let delivered = 0; deliverOne(pick); delivered += 1) {
        if (delivered > 100_000) throw new Error('The windows never stop talking');
      }
    },
    open() {
      const member: { receive: ((value: unknown) => void) | null } = { receive: null };
      members.add(member);
      return {
        post(value) {
          for (const to of members) if (to !== member) queue.push({ to, value: structuredClone(value) });
        },
        listen(receive) {
          member.receive = receive;
          return () => {
            member.receive = null;
          };
        },
        close: () => void members.delete(member),
      };
    },
  };
}

export interface FakePage extends PageLife {
  leave(): void;
  comeBack(): void;
}

export function fakePage(reloaded = false): FakePage {
  const leaving = new Set<() => void>();
  const returning = new Set<() => void>();
  const subscribeTo = (listeners: Set<() => void>) => (callback: () => void) => {
    listeners.add(callback);
    return () => listeners.delete(callback);
  };
  const callAll = (listeners: Set<() => void>) => () => {
    for (const callback of listeners) callback();
  };
  return {
    reloaded,
    onLeave: subscribeTo(leaving),
    onReturn: subscribeTo(returning),
    leave: callAll(leaving),
    comeBack: callAll(returning),
  };
}
