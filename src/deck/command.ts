import type { Manifest } from './manifest.ts';
import type { DeckState } from './state.ts';

/** What a command asks of the window it was given in, beyond the state. */
export type Effect = 'enter-fullscreen' | 'toggle-fullscreen' | 'open-windows' | 'run';

/** Where a command stands in the help. */
export type Group = 'Move' | 'Show' | 'Windows';

/** When a command listens: on the slide only, or over an open panel too. */
export type When = 'slide' | 'always';

/** Something a person can do to the talk, by key, clicker, touch or button. */
export interface Command {
  readonly id: string;
  /** What it does, for the help: "Next step". */
  readonly title: string;
  readonly group: Group;
  /** As `keyName` writes them: `ArrowRight`, `Shift+Space`, `b`. */
  readonly keys: readonly string[];
  /** Keys of it that also work over an open panel and in a text field; a clicker must never be dead. */
  readonly clickerKeys?: readonly string[];
  /** @default 'slide' */
  readonly when?: When;
  /** Changes the position; on a blank screen it only brings the slide back. */
  readonly moves?: boolean;
  /** Adds to the number being typed; every other command ends it. */
  readonly typesNumber?: boolean;
  /**
   * False when there is nothing to do, so that the key is another command's, or stays the browser's. Of commands with
   * one key, at most one applies.
   */
  applies?(state: DeckState, manifest: Manifest): boolean;
  /** The state after it. Pure. `now` is in milliseconds since the epoch. */
  run(state: DeckState, manifest: Manifest, now: number): DeckState;
  readonly effect?: Effect;
}
