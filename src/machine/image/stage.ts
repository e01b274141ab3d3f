import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the stages work, and how they tell what they do. */
export interface Workshop {
  /** Folder of the cache, absolute. */
  readonly cache: string;
  say(line: string): void;
  /** Milliseconds, only ever compared with each other. */
  now(): number;
}

/** One step of the way to an image: what it makes fills a folder of the cache. */
export interface Stage {
  /** Name of the folder. */
  readonly name: string;
  /** Hash of everything that what it makes depends on. */
  readonly key: string;
  /** Said before a stage that takes more than some seconds. */
  readonly notice?: string;
  make(folder: string): Promise<void>;
}

const keyFile = '.key';

/**
 * Does a stage unless the cache holds what it would make. It is made beside its place and moved there when it is
 * whole, so that an interruption at any point leaves the old content or none.
 * @returns the stage's folder
 */
export async function runStage(workshop: Workshop, stage: Stage): Promise<string> {
  const { cache, say, now } = workshop;
  const { name, key, notice, make } = stage;
  const folder = join(cache, name);
  if (await isCurrent(workshop, stage)) {
    say(progress(name, 'cached'));
    return folder;
  }
  if (notice) say(progress(name, notice));
  const start = now();
  const unfinished = `${folder}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await make(unfinished);
  await writeFile(join(unfinished, keyFile), key);
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  say(progress(name, `${((now() - start) / 1000).toFixed(1)} s`));
  return folder;
}

/** The key of what is in a stage's folder. */
export function keyOf(folder: string): Promise<string> {
  return readFile(join(folder, keyFile), 'utf8');
}

/** Whether the cache holds what this stage would make. */
export async function isCurrent({ cache }: Workshop, { name, key }: Pick<Stage, 'name' | 'key'>): Promise<boolean> {
  const kept = await readFile(join(cache, name, keyFile), 'utf8').catch(() => null);
  return kept === key;
}

/** A line that tells how a stage goes. */
export const progress = (name: string, text: string) => `  ${name.padEnd(10)} ${text}`;
