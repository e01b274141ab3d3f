import type { DeckRule } from '../rule.ts';

/** The console can tell whether the talk is late. */
export const minutes: DeckRule = {
  name: 'minutes',
  description: 'Every slide has a planned time.',
  checkDeck: (_snapshots, { manifest }) =>
    manifest.slides
      .filter((entry) => !(entry.minutes > 0))
      .map(({ id }) => ({ slide: id, step: 0, path: '', text: '', problem: 'has no planned time' })),
};
