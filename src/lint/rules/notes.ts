import type { DeckRule } from '../rule.ts';

/** The speaker has something to say. */
export const notes: DeckRule = {
  name: 'notes',
  description: 'Every slide has notes.',
  checkDeck: (_snapshots, { manifest, notes: texts }) =>
    manifest.slides
      .filter(({ id }) => texts[id]?.trim() === '')
      .map(({ id }) => ({ slide: id, step: 0, path: '', text: '', problem: 'has no notes' })),
};
