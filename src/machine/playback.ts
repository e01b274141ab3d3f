import type { Clock } from '../platform/clock.ts';
import { after } from './pacing.ts';
import type { RecordedEvent, Recording } from './recording.ts';

/** A recording that is being played. */
export interface Playback {
  /** The rest of it at once. */
  finish(): void;
  stop(): void;
}

/** Where a recording is played to. */
export interface Audience {
  event(event: RecordedEvent): void;
  end(): void;
}

/** Plays a recording in the time that the run took. */
export function play({ events, ms }: Recording, clock: Pick<Clock, 'every'>, audience: Audience): Playback {
  let next = 0;
  let played = 0;
  let stop = () => {};

  const tell = () => {
    const event = events[next];
    next += 1;
    if (event) audience.event(event);
    else audience.end();
  };
  const goOn = () => {
    while (next <= events.length) {
      const due = events[next]?.[0] ?? ms;
      if (due > played) {
        stop = after(clock, due - played, () => {
          played = due;
          goOn();
        });
        return;
      }
      tell();
    }
  };
  goOn();
  return {
    stop: () => stop(),
    finish() {
      stop();
      while (next <= events.length) tell();
    },
  };
}
