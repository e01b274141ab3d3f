import type { Command, Effect } from './command.ts';
import type { Manifest } from './manifest.ts';
import type { DeckState } from './state.ts';
import type { Store } from './store.ts';

/** The state after a command: on a blank screen a move only brings the slide back, and typed digits end. */
export function afterCommand(command: Command, state: DeckState, manifest: Manifest, now: number): DeckState {
  if (command.moves && state.screen !== 'slide') return { ...state, screen: 'slide', panel: 'none', digits: '' };
  const after = command.run(state, manifest, now);
  return command.typesNumber || after.digits === '' ? after : { ...after, digits: '' };
}

/** Runs a command. @returns what the window has to do besides, if anything */
export function runCommand(store: Store, command: Command, now: number): Effect | undefined {
  store.update((state) => afterCommand(command, state, store.manifest(), now));
  return command.effect;
}
