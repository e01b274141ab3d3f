import type { Command } from '../command.ts';
import { jump } from '../state.ts';

const most = 4;

/** Typing a slide's number, and Enter. */
export const numberCommands: readonly Command[] = [
  ...Array.from(
    { length: 10 },
    (_, digit): Command => ({
      id: `digit-${digit}`,
      title: 'Type the number of a slide',
      group: 'Move',
      keys: [String(digit)],
      typesNumber: true,
      run: (state) => ({ ...state, digits: (state.digits + digit).slice(-most), notice: null }),
    }),
  ),
  {
    id: 'jump',
    title: 'Go to the slide with that number',
    group: 'Move',
    keys: ['Enter'],
    moves: true,
    applies: ({ digits }) => digits !== '',
    run: (state, manifest) => jump(manifest, state, { slide: Number(state.digits) - 1, step: 0 }),
  },
];
