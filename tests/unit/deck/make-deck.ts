import type { Chapter, Manifest, SlideEntry } from '../../../src/deck/manifest.ts';
import type { Position } from '../../../src/deck/position.ts';
import { type DeckState, initialState } from '../../../src/deck/state.ts';

const only: Chapter = { id: 'only', title: 'The only chapter' };

/** A deck with a slide for each argument: its number of steps, or what is special about it. */
export function makeDeck(...slides: readonly (number | Partial<SlideEntry>)[]): Manifest {
  return {
    title: 'A deck',
    language: 'en',
    speaker: 'Somebody',
    event: 'Somewhere',
    releases: [],
    chapters: [only],
    slides: slides.map((given, index) => ({
      id: `slide-${index + 1}`,
      title: `Slide ${index + 1} says something`,
      chapter: only.id,
      layout: 'text',
      minutes: 1,
      optional: false,
      steps: typeof given === 'number' ? given : 0,
      keySteps: [],
      ...(typeof given === 'number' ? {} : given),
    })),
  };
}

/** The state of a window, as it is at the start but for what is given. */
export function stateWith(part: Partial<DeckState> = {}): DeckState {
  return { ...initialState, ...part };
}

/** A position in one word: `2.1` is slide index 2 at step 1. */
export function at(text: string): Position {
  const [slide = 0, step = 0] = text.split('.').map(Number);
  return { slide, step };
}

/** The word for a position, as `at` reads it. */
export function spot({ slide, step }: Position): string {
  return `${slide}.${step}`;
}

/** Numbers in [0, below) that are the same for the same seed: mulberry32. */
function seededNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Decks of one to twelve slides with up to five steps each. */
export function generatedDecks(count: number): Manifest[] {
  return Array.from({ length: count }, (_, seed) => {
    const random = seededNumbers(seed + 1);
    const slides = Array.from({ length: 1 + random(12) }, () => ({ steps: random(6), optional: random(3) === 0 }));
    return makeDeck(...slides);
  });
}

/** Every position of a deck, in the order of the talk. */
export function allPositions(manifest: Manifest): Position[] {
  return manifest.slides.flatMap(({ steps }, slide) =>
    Array.from({ length: steps + 1 }, (_, step) => ({ slide, step })),
  );
}
