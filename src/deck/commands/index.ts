import type { Command } from '../command.ts';
import { moveCommands } from './move.ts';
import { numberCommands } from './number.ts';
import { showCommands } from './show.ts';
import { windowCommands } from './windows.ts';

/** Every command. Keyboard, clicker, help and README read this list. */
export const commands: readonly Command[] = [...moveCommands, ...numberCommands, ...showCommands, ...windowCommands];

/** Throws for an id that no command has: a mistake in the code, not of a user. */
export function commandById(id: string): Command {
  const command = commands.find((candidate) => candidate.id === id);
  if (!command) throw new Error(`There is no command "${id}"`);
  return command;
}
