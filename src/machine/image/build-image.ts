import { join } from 'node:path';
import { createMachine } from '../machine.ts';
import { buildKernel } from './build-kernel.ts';
import { emulatorVersion, imageParts } from './emulator-parts.ts';
import { hashOf } from './hash.ts';
import { type ImageFacts, readImage, writeImage } from './image-folder.ts';
import { licenceTexts } from './licence-texts.ts';
import { findPrograms, type Program } from './programs.ts';
import { findOutdated, writeRecordings } from './recordings.ts';
import { biosFile, takeSnapshot } from './snapshot.ts';
import { sourceText } from './source-text.ts';
import { isCurrent, keyOf, progress, runStage, type Workshop } from './stage.ts';
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
  const source = { ingredients, emulator: await emulatorVersion(), programs: programs.map(({ name }) => name) };
  const key = hashOf(await keyOf(snapshot), sourceText({ ...source, release: '', date: '' }));
  const outdated = record ? programs : await findOutdated(slides, programs);
  if (outdated.length === 0 && (await isCurrent(workshop, { name: 'image', key }))) {
    workshop.say(progress('image', 'cached'));
    return readImage(join(workshop.cache, 'image'));
  }
  const { release, recordings } = await tryOnSnapshot(workshop, snapshot, { programs, clock });
  const facts = { release, date: new Date(clock()).toISOString().slice(0, 10), hash: key };
  const saved = join(snapshot, 'snapshot.zst');
  const licences = licenceTexts(join(workshop.cache, 'packages'));
  const image = await runStage(workshop, {
    name: 'image',
    key,
    make: (folder) => writeImage(folder, { snapshot: saved, kernel, bios: biosFile, licences, facts, source }),
  });
  const stale = outdated.map(({ name }) => name);
  await writeRecordings(
    slides,
    recordings.filter(({ program }) => stale.includes(program)),
  );
  workshop.say(progress('recordings', stale.length === 0 ? 'as they were' : `written: ${stale.join(', ')}`));
  return readImage(image);
}

async function tryOnSnapshot(
  { say, now }: Workshop,
  snapshot: string,
  { programs, clock }: { programs: readonly Program[]; clock: () => number },
) {
  const start = now();
  const machine = await createMachine(await imageParts(snapshot), { onConsole: () => {}, now: clock });
  try {
    const trial = await tryPrograms(machine, programs, clock);
    say(progress('trial', `all ${programs.length} programs ran in ${((now() - start) / 1000).toFixed(1)} s`));
    return trial;
  } finally {
    await machine.destroy();
  }
}
