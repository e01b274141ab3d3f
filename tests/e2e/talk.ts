import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distFolder } from '../../src/cli/dist.ts';
import type { Manifest } from '../../src/deck/manifest.ts';

/** The deck as it was built. */
export const manifest = JSON.parse(readFileSync(join(distFolder, 'deck.json'), 'utf8')) as Manifest;

/** Index of the first slide that takes at least so many presses, from a place on. Throws when there is none. */
export function slideWithSteps(steps: number, from = 1): number {
  const index = manifest.slides.findIndex((entry, slide) => slide >= from && entry.steps >= steps);
  if (index < 0) throw new Error(`No slide takes ${steps} presses`);
  return index;
}
