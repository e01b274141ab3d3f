import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { libgccPackage } from './compile-for-guest.ts';
import { emulatorVersion, imageParts } from './emulator-parts.ts';
import { fetchGuestPackages, installedVersions, type PackageVersion } from './guest-packages.ts';
import { hashOf } from './hash.ts';
import { type ImageFacts, readImage, writeImage } from './image-folder.ts';
import { packInitramfs } from './initramfs.ts';
import { compileKernel } from './kernel.ts';
import { makeKernelHeaders, unpackKernelSource } from './kernel-source.ts';
import { compilePrograms, findPrograms, type Program } from './programs.ts';
import { findOutdated, writeRecordings } from './recordings.ts';
import { runTool } from './run-tool.ts';
import { takeSnapshot } from './snapshot.ts';
import { type Ingredient, sourceText, toIngredients } from './source-text.ts';
import { isCurrent, keyOf, runStage, type Workshop } from './stage.ts';
import { neededPackages } from './system-packages.ts';
import { tryPrograms } from './try-programs.ts';

/** What to make an image of. */
export interface ImageOrder {
  /** Folder of the talk. */
  readonly slides: string;
  /** Write every recording anew, not only those of programs that have changed. */
  readonly record: boolean;
  /** The time in milliseconds since the epoch. */
  readonly clock: () => number;
}

/**
 * Makes the image, stage by stage, each only if its inputs have changed, and brings the recordings up to date.
 * Nothing of it becomes the image unless every program ends well on it.
 */
export async function buildImage(workshop: Workshop, order: ImageOrder): Promise<ImageFacts | null> {
  const { slides, record, clock } = order;
  const programs = await findPrograms(slides);
  const { kernel, ingredients } = await buildKernel(workshop, slides, programs);
  const snapshot = await takeSnapshot(workshop, kernel);
  const source = {
    ingredients,
    emulator: await emulatorVersion(),
    programs: programs.map(({ name }) => name),
  };
  const hash = hashOf(await keyOf(snapshot), sourceText({ ...source, release: '', date: '' }));
  const outdated = record ? programs : await findOutdated(slides, programs);
  const stage = { name: 'image', key: hash };
  if (outdated.length === 0 && (await isCurrent(workshop, stage))) {
    return readImage(await runStage(workshop, { ...stage, make: () => Promise.resolve() }));
  }
  const start = workshop.now();
  const { release, recordings } = await tryPrograms(await imageParts(snapshot), programs, clock);
  workshop.say(`  programs   all ${programs.length} ran in ${((workshop.now() - start) / 1000).toFixed(1)} s`);
  const date = new Date(clock()).toISOString().slice(0, 10);
  const image = await runStage(workshop, {
    ...stage,
    make: async (folder) =>
      writeImage(folder, {
        snapshot: join(snapshot, 'snapshot.zst'),
        kernel,
        facts: { release, date, hash },
        source,
      }),
  });
  const stale = new Set(outdated.map(({ name }) => name));
  await writeRecordings(
    slides,
    recordings.filter(({ program }) => stale.has(program)),
  );
  workshop.say(`  recordings ${stale.size === 0 ? 'as they were' : `written: ${[...stale].join(', ')}`}`);
  return readImage(image);
}

async function buildKernel(
  workshop: Workshop,
  slides: string,
  programs: readonly Program[],
): Promise<{ kernel: string; ingredients: readonly Ingredient[] }> {
  const installed = await installedVersions([...neededPackages, await libgccPackage()]);
  const versionOf = (name: string) => installed.find((one) => one.name === name)?.version ?? '';
  const packages = await fetchGuestPackages(workshop);
  const source = await unpackKernelSource(workshop, versionOf('linux-source-6.12'));
  const headers = await makeKernelHeaders(workshop, source);
  const compiler = await runTool('gcc', ['--version']);
  const toolchain = hashOf(await keyOf(source), compiler);
  const compiled = await compilePrograms(workshop, {
    slides,
    programs,
    toolchain: hashOf(toolchain, await keyOf(headers), await readFile(join(packages, 'versions.json'))),
  });
  const initramfs = await packInitramfs(workshop, { packages, compiled, programs });
  const kernel = await compileKernel(workshop, {
    source,
    initramfs: join(initramfs, 'initramfs.cpio'),
    toolchain,
  });
  const fetched: readonly PackageVersion[] = JSON.parse(await readFile(join(packages, 'versions.json'), 'utf8'));
  return { kernel: join(kernel, 'bzImage'), ingredients: toIngredients([...installed, ...fetched]) };
}
