import type { Manifest } from './manifest.ts';
import type { Parts } from './parts.ts';
import { clamp, type Position, samePosition, start } from './position.ts';

export type Screen = 'slide' | 'black' | 'white';
export type Palette = 'paper' | 'stage';
export type Panel = 'none' | 'overview' | 'goto' | 'help';

/** What every window of one talk agrees on. */
export interface Talk {
  readonly position: Position;
  readonly screen: Screen;
  readonly palette: Palette;
  /** When the clock was started, in milliseconds since the epoch; null while it has not been. */
  readonly startedAt: number | null;
  readonly parts: Parts;
}

/** Everything a window shows: the talk, and what belongs to this window alone. */
export interface DeckState extends Talk {
  readonly panel: Panel;
  /** Digits typed so far for a jump by number. */
  readonly digits: string;
  /** Where the last jump came from, so that `'` can return there. */
  readonly cameFrom: Position | null;
  /** One sentence for the person at this window; never shown on a projector that follows a console. */
  readonly notice: string | null;
}

export const initialState: DeckState = {
  position: start,
  screen: 'slide',
  palette: 'paper',
  startedAt: null,
  parts: {},
  panel: 'none',
  digits: '',
  cameFrom: null,
  notice: null,
};

/** A jump, as opposed to a step: remembers where it came from, closes panels, lights the screen. */
export function jump(manifest: Manifest, state: DeckState, target: Position): DeckState {
  const position = clamp(manifest, target);
  return {
    ...state,
    position,
    // A jump to where the talk is already, such as End pressed twice, must not cost the way back.
    cameFrom: samePosition(position, state.position) ? state.cameFrom : state.position,
    panel: 'none',
    digits: '',
    screen: 'slide',
    notice: null,
  };
}
