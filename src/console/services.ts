import type { RunSession } from '../machine/run-view.ts';
import type { Clock } from '../platform/clock.ts';
import type { TextStorage } from '../platform/storage.ts';
import type { SlideModules } from '../stage/slide-modules.ts';
import type { Peers } from '../windows/peers.ts';
import type { KeyLog } from './key-log.ts';

/** What the console needs besides the talk. */
export interface ConsoleServices {
  readonly clock: Clock;
  /** The audience's windows. */
  readonly audience: Peers;
  /** Opens a window for the audience; false when the browser has blocked it. */
  readonly openAudience: (url: string) => boolean;
  /** The notes, by slide id. */
  readonly notes: SlideModules;
  /** Opens what shows the runs of the audience's machine. */
  readonly openRuns: () => Promise<RunSession>;
  readonly keys: KeyLog;
  /** Keeps what the speaker prefers, for all decks. */
  readonly preferences: TextStorage;
}
