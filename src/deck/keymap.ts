import type { Command } from './command.ts';
import { commands } from './commands/index.ts';
import type { Manifest } from './manifest.ts';
import type { DeckState } from './state.ts';

/** The part of a KeyboardEvent that says which key it was. */
export interface KeyLike {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

/** Where a key was pressed. */
export interface KeyContext {
  readonly state: DeckState;
  readonly manifest: Manifest;
  /** What has the focus: a text field takes letters and arrows, a button Space and Enter, a link Enter. */
  readonly focus: 'text' | 'button' | 'link' | 'none';
}

/**
 * The name of a key as commands list it. Characters are named by what they print, so that `?` is `?` on every
 * keyboard; Shift is named only with keys that print nothing.
 * @returns null for combinations that belong to the browser or the system
 */
export function keyName({ key, shiftKey, ctrlKey, altKey, metaKey, isComposing }: KeyLike): string | null {
  if (ctrlKey || altKey || metaKey || isComposing) return null;
  if (key === ' ') return shiftKey ? 'Shift+Space' : 'Space';
  if ([...key].length === 1) return key.toLowerCase();
  return shiftKey ? `Shift+${key}` : key;
}

/** What to do with a key press: run a command, keep it from the browser without doing anything, or leave it. */
export type KeyResult = { readonly command: Command } | 'swallow' | 'leave';

/** Finds what a key press means. A held key is swallowed: a hand resting on a clicker must not run through the talk. */
export function readKey(event: KeyLike, { state, manifest, focus }: KeyContext): KeyResult {
  const name = keyName(event);
  const means = ({ keys, applies }: Command) => keys.includes(name ?? '') && (!applies || applies(state, manifest));
  const command = commands.find(means);
  if (!name || !command || !listens(command, name, state, focus)) return 'leave';
  return event.repeat ? 'swallow' : { command };
}

function listens(command: Command, name: string, state: DeckState, focus: KeyContext['focus']): boolean {
  if (command.clickerKeys?.includes(name)) return true;
  if (focus === 'text') return false;
  if (focus === 'button' && ['Space', 'Shift+Space', 'Enter'].includes(name)) return false;
  // Where a number is being typed, Enter ends it, whatever was clicked before.
  if (focus === 'link' && name === 'Enter' && state.digits === '') return false;
  return state.panel === 'none' || command.when === 'always';
}
