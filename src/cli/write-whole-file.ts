import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from './command.ts';

/**
 * Writes a file at once or not at all: a reader sees the old content or the new, never a part of it.
 * Makes the folder when there is none.
 * @throws CommandError when the file cannot be written
 */
export async function writeWholeFile(path: string, content: Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(unfinished, content);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new CommandError(`${path} cannot be written (${(error as Error).message}).`);
  }
}
