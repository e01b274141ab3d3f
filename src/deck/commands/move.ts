import type { Command } from '../command.ts';
import type { Manifest } from '../manifest.ts';
import * as position from '../position.ts';
import { type DeckState, jump } from '../state.ts';

type Target = (manifest: Manifest, from: position.Position) => position.Position;

/** A step: leaves no trace in the history. The first one forward starts the clock. */
function step(target: Target): Command['run'] {
  return (state, manifest, now) => {
    const to = target(manifest, state.position);
    const startedAt = state.startedAt ?? (position.isBefore(state.position, to) ? now : null);
    return { ...state, position: to, startedAt, panel: 'none', notice: null };
  };
}

/** A jump: the history and `'` lead back to where it came from. */
function jumpTo(target: Target): Command['run'] {
  return (state, manifest) => jump(manifest, state, target(manifest, state.position));
}

const back = (state: DeckState, manifest: Manifest) => (state.cameFrom ? jump(manifest, state, state.cameFrom) : state);

/** Commands that change where the talk stands. */
export const moveCommands: readonly Command[] = [
  {
    id: 'next',
    title: 'Next step',
    group: 'Move',
    keys: ['ArrowRight', 'ArrowDown', 'Space', 'PageDown'],
    clickerKeys: ['PageDown'],
    moves: true,
    run: step(position.next),
  },
  {
    id: 'previous',
    title: 'Previous step',
    group: 'Move',
    keys: ['ArrowLeft', 'ArrowUp', 'Shift+Space', 'PageUp'],
    clickerKeys: ['PageUp'],
    moves: true,
    run: step(position.previous),
  },
  {
    id: 'next-slide',
    title: 'Next slide',
    group: 'Move',
    keys: ['Shift+ArrowRight', 'Shift+ArrowDown', 'Shift+PageDown'],
    moves: true,
    run: step(position.nextSlide),
  },
  {
    id: 'previous-slide',
    title: 'Previous slide',
    group: 'Move',
    keys: ['Shift+ArrowLeft', 'Shift+ArrowUp', 'Shift+PageUp'],
    moves: true,
    run: step(position.previousSlide),
  },
  {
    id: 'skip',
    title: 'Next slide that is not optional',
    group: 'Move',
    keys: ['s'],
    moves: true,
    run: step(position.nextRequired),
  },
  {
    id: 'first',
    title: 'First slide',
    group: 'Move',
    keys: ['Home'],
    moves: true,
    run: jumpTo(() => position.start),
  },
  { id: 'last', title: 'Last slide', group: 'Move', keys: ['End'], moves: true, run: jumpTo(position.last) },
  {
    id: 'return',
    title: 'Back to where the last jump came from',
    group: 'Move',
    // The second key is for keyboards on which the first one is a dead key.
    keys: ["'", 'Backspace'],
    moves: true,
    run: back,
  },
];
