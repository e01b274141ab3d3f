import { chapterOf, type Manifest, plainTitle } from './manifest.ts';

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/**
 * The slides a query may mean, best first: the one with that number or id, then those where every word of the
 * query begins a word of the title, id or chapter, then those where it is part of one. All slides for no query.
 * @returns places in the deck, from 0
 */
export function findSlides(manifest: Manifest, query: string): number[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  const ranked = manifest.slides.map((entry, slide) => {
    if (query.trim() === String(slide + 1) || fold(query.trim()) === entry.id) return { slide, rank: 0 };
    const text = fold(`${plainTitle(entry)} ${entry.id} ${chapterOf(manifest, entry).title}`);
    const words = text.split(/[^\p{L}\p{N}_]+/u);
    if (wanted.every((word) => words.some((candidate) => candidate.startsWith(word)))) return { slide, rank: 1 };
    return { slide, rank: wanted.every((word) => text.includes(word)) ? 2 : 3 };
  });
  return ranked
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ slide }) => slide);
}
