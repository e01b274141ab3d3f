import type { Manifest } from '../deck/manifest.ts';
import { next, type Position, samePosition, stepsLeft } from '../deck/position.ts';
import type { Screen } from '../deck/state.ts';

/** What the next press will do, in the speaker's words. */
export interface NextPress {
  readonly effect: 'light' | 'step' | 'slide' | 'end';
  readonly text: string;
}

export function nextPress(manifest: Manifest, position: Position, screen: Screen): NextPress {
  if (screen !== 'slide') return { effect: 'light', text: 'The next press lights the screen' };
  if (samePosition(next(manifest, position), position)) return { effect: 'end', text: 'The end of the deck' };
  const left = stepsLeft(manifest, position);
  if (left === 0) return { effect: 'slide', text: 'The next press changes the slide' };
  return { effect: 'step', text: `${left} more here` };
}
