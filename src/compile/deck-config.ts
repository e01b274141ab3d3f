import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { z } from 'zod';
import type { DeckConfig } from '../deck/manifest.ts';
import { suggest } from '../deck/nearest.ts';
import { DeckError, type LocatedProblem } from './errors.ts';

/** Where a deck lies and what its authors may use. */
export interface DeckSource {
  /** Absolute path of the folder with `deck.ts` and the chapters. */
  readonly folder: string;
  /** Absolute path that messages name files relative to. */
  readonly root: string;
  readonly config: DeckConfig;
  /** Components that need no import line. */
  readonly registry: readonly string[];
}

const text = z.string('must be text').min(1, 'must not be empty');

const chapter = z.strictObject({ id: text, title: text, kernel: text.optional() });

const schema = z.strictObject({
  title: text,
  subtitle: text.optional(),
  language: text,
  speaker: text,
  event: text,
  url: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
    .endsWith('/', 'must end with a slash')
    .optional(),
  releases: z.array(text, 'must be a list of kernel releases'),
  chapters: z.array(chapter, 'must be a list of chapters').min(1, 'must name at least one chapter'),
});

/**
 * Loads and checks `deck.ts`.
 * @param folder absolute path of the folder that holds `deck.ts` and the chapters
 * @param shown the folder's name as the author would type it, for messages
 * @throws DeckError when the file is missing, does not run, or names something it must not
 */
export async function loadDeckConfig(folder: string, shown: string): Promise<DeckConfig> {
  const file = join(folder, 'deck.ts');
  const fail = (message: string, advice: string, key = '') =>
    new DeckError([locate(file, `${shown}/deck.ts`, message, advice, key)]);
  if (!existsSync(file))
    throw fail('There is no deck.ts.', 'It names the title, speaker, event and chapters of the deck.');

  const loaded = await runnerImport<{ default?: unknown }>(file, { configFile: false, logLevel: 'silent' }).catch(
    (error: unknown) => {
      throw fail(`deck.ts does not run: ${firstLine(error)}`, 'Mend the TypeScript of this file.');
    },
  );
  const parsed = schema.safeParse(loaded.module.default);
  if (parsed.success) return parsed.data as DeckConfig;
  // A misspelt key is also a missing one; the author made the first mistake.
  const { issues } = parsed.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const known = Object.keys(issue.path.length > 0 ? chapter.shape : schema.shape);
    const meant = suggest(key, known);
    throw fail(`Unknown key "${key}".`, meant ? `Did you mean "${meant}"?` : `The keys are ${known.join(', ')}.`, key);
  }
  const path = issue?.path.join('.') ?? '';
  throw fail(`"${path}" ${issue?.message}.`, 'See DeckConfig in src/deck/manifest.ts.', String(issue?.path.at(-1)));
}

const firstLine = (error: unknown) => String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';

/** Points at the first line of `deck.ts` that contains the key, else at its first line. */
export function locate(file: string, shown: string, message: string, advice: string, key: string): LocatedProblem {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/) : [];
  const found = key === '' ? -1 : lines.findIndex((line) => line.includes(key));
  const index = Math.max(0, found);
  const sourceLine = lines[index];
  const column = found < 0 ? 1 : (sourceLine ?? '').indexOf(key) + 1;
  return { file: shown, line: index + 1, column, message, advice, ...(sourceLine !== undefined && { sourceLine }) };
}
