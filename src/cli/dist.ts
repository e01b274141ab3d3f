import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Manifest } from '../deck/manifest.ts';
import { CommandError } from './command.ts';

/** Where `npm run build` puts the deck. Tests build other decks beside it by setting DECK_OUT. */
export const distFolder = resolve(process.env.DECK_OUT ?? 'dist');

/**
 * The manifest of a built deck.
 * @throws CommandError when the folder holds no deck
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'deck.json'), 'utf8').catch(() => null);
  if (text === null) throw new CommandError(`There is no built deck in ${folder}; run "npm run build" first.`);
  return JSON.parse(text) as Manifest;
}
