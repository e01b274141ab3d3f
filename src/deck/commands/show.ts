import type { Command } from '../command.ts';
import type { Panel, Screen } from '../state.ts';

const blank =
  (screen: Screen): Command['run'] =>
  (state) => ({
    ...state,
    screen: state.screen === screen ? 'slide' : screen,
  });

const toggle =
  (panel: Panel): Command['run'] =>
  (state) => ({
    ...state,
    panel: state.panel === panel ? 'none' : panel,
  });

/** One thing at a time: the panel, else the number being typed, else the blank screen, else the notice. */
const close: Command['run'] = (state) => {
  if (state.panel !== 'none') return { ...state, panel: 'none' };
  if (state.digits !== '') return { ...state, digits: '' };
  if (state.screen !== 'slide') return { ...state, screen: 'slide' };
  return { ...state, notice: null };
};

/** Commands that change what is shown, not where the talk stands. */
export const showCommands: readonly Command[] = [
  {
    id: 'overview',
    title: 'Overview of all slides',
    group: 'Show',
    keys: ['o'],
    when: 'always',
    run: toggle('overview'),
  },
  { id: 'goto', title: 'Go to a slide by its title', group: 'Show', keys: ['g'], when: 'always', run: toggle('goto') },
  { id: 'help', title: 'These keys', group: 'Show', keys: ['?'], when: 'always', run: toggle('help') },
  { id: 'black', title: 'Black screen', group: 'Show', keys: ['b', '.'], run: blank('black') },
  { id: 'white', title: 'White screen', group: 'Show', keys: ['w'], run: blank('white') },
  {
    id: 'palette',
    title: 'Dark or light',
    group: 'Show',
    keys: ['d'],
    run: (state) => ({ ...state, palette: state.palette === 'paper' ? 'stage' : 'paper' }),
  },
  {
    id: 'run',
    title: 'Run the program',
    group: 'Show',
    keys: ['Enter'],
    applies: ({ position, screen, digits }, { slides }) =>
      digits === '' && screen === 'slide' && slides[position.slide]?.layout === 'run',
    run: (state) => state,
    effect: 'run',
  },
  {
    id: 'close',
    title: 'Close what is open',
    group: 'Show',
    keys: ['Escape'],
    clickerKeys: ['Escape'],
    when: 'always',
    run: close,
  },
];
