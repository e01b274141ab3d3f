import { copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { copyTexts } from './licence-texts.ts';
import { commandLine } from './snapshot.ts';
import { type SourceFacts, sourceText } from './source-text.ts';

/** An image's files. Each has an extension: without one, development servers take a file for a script. */
export const imageFiles = { snapshot: 'snapshot.zst', kernel: 'bzImage.bin', bios: 'bios.bin' } as const;

const fileNames = Object.values(imageFiles);

const imageFacts = z.object({
  /** As `uname -r` has it. */
  release: z.string(),
  /** The day it was made, as `2026-11-28`. */
  date: z.string(),
  /** Of everything it was made of. */
  hash: z.string(),
  commandLine: z.string(),
  /** Bytes of each file. */
  sizes: z.record(z.enum(fileNames), z.number()),
  packages: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      source: z.string(),
      sourceVersion: z.string(),
      licence: z.string(),
      use: z.string(),
    }),
  ),
});

/** What `image.json` says of an image. */
export type ImageFacts = z.infer<typeof imageFacts>;

/** What an image is put together from. */
export interface ImageContents {
  /** Paths of files. */
  readonly snapshot: string;
  readonly kernel: string;
  readonly bios: string;
  /** Where each text of the folder `licences` lies. */
  readonly licences: Readonly<Record<string, string>>;
  readonly facts: Pick<ImageFacts, 'release' | 'date' | 'hash'>;
  /** What `SOURCE.md` says beside these facts. */
  readonly source: Omit<SourceFacts, 'release' | 'date'>;
}

/** Puts an image into a folder: its three files, `image.json`, `SOURCE.md` and the texts of licences. */
export async function writeImage(folder: string, contents: ImageContents): Promise<void> {
  const { snapshot, kernel, bios, licences, facts, source } = contents;
  await copyFile(snapshot, join(folder, imageFiles.snapshot));
  await copyFile(kernel, join(folder, imageFiles.kernel));
  await copyFile(bios, join(folder, imageFiles.bios));
  await copyTexts(folder, licences);
  const sizes = await Promise.all(fileNames.map(async (name) => [name, (await stat(join(folder, name))).size]));
  const json = { ...facts, commandLine, sizes: Object.fromEntries(sizes), packages: source.ingredients };
  await writeFile(join(folder, 'image.json'), `${JSON.stringify(json, null, 2)}\n`);
  await writeFile(join(folder, 'SOURCE.md'), sourceText({ ...source, release: facts.release, date: facts.date }));
}

/** What is known of the image in a folder; null when there is none that can be read. */
export async function readImage(folder: string): Promise<ImageFacts | null> {
  const text = await readFile(join(folder, 'image.json'), 'utf8').catch(() => 'null');
  try {
    return imageFacts.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
