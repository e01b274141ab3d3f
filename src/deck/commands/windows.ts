import type { Command } from '../command.ts';
import type { DeckState } from '../state.ts';

const unchanged = (state: DeckState) => state;

/** Commands about windows, and the clock the console shows. */
export const windowCommands: readonly Command[] = [
  {
    id: 'fullscreen',
    title: 'Fullscreen on and off',
    group: 'Windows',
    keys: ['f'],
    effect: 'toggle-fullscreen',
    run: unchanged,
  },
  {
    id: 'start-show',
    // The start button of clickers sends F5 and Escape by turns; a browser would load the page again.
    title: 'Fullscreen, as the start button of a clicker asks',
    group: 'Windows',
    keys: ['F5', 'Shift+F5'],
    clickerKeys: ['F5', 'Shift+F5'],
    when: 'always',
    effect: 'enter-fullscreen',
    run: unchanged,
  },
  {
    id: 'console',
    title: 'Console here, slides in a window for the projector',
    group: 'Windows',
    keys: ['p'],
    effect: 'open-windows',
    run: unchanged,
  },
  {
    id: 'clock',
    title: 'Start the clock again',
    group: 'Windows',
    keys: ['t'],
    run: (state, _manifest, now) => ({ ...state, startedAt: now }),
  },
];
