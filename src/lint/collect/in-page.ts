import type { Snapshot } from '../snapshot.ts';
import { collectSlide, type SlideState } from './collect-slide.ts';
import { settle } from './settle.ts';

/** Reads the slide the audience sees. Throws when there is none. */
export async function readStage(state: SlideState): Promise<Snapshot> {
  await settle();
  const slide = document.querySelector<HTMLElement>('.stage .slide');
  if (!slide) throw new Error('The page shows no slide');
  return collectSlide(slide, state);
}

/** Reads every page of a print document; `steps` are the steps of its pages, in their order. */
export async function readPrint(steps: readonly number[]): Promise<Snapshot[]> {
  await settle();
  return [...document.querySelectorAll<HTMLElement>('.print .slide')].map((slide, index) => {
    // What lies outside of the window cannot be asked for its colours.
    slide.scrollIntoView();
    return collectSlide(slide, { step: steps[index] ?? 0, palette: 'print' });
  });
}
