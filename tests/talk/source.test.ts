import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { corrections } from '../../slides/closing/corrections.ts';
import deck from '../../slides/deck.ts';
import { deckText, type SlideText } from './deck-text.ts';
import { holds, piecesOf, sourceItems } from './source-items.ts';

const source = readFileSync(new URL('source.txt', import.meta.url), 'utf8');
const lines = source.split('\n');
const items = sourceItems(source, corrections);

/** These slides show both texts of every correction, so they prove nothing. */
const aboutCorrections = ({ id }: SlideText) => id.startsWith('closing-corrections');

describe('the source and its corrections', () => {
  test('the source has a section for every chapter', () => {
    expect(items.at(-1)?.section).toBe(deck.chapters.length - 1);
  });

  test.each(corrections)('the source holds "$source" once', (correction) => {
    expect(source.split(correction.source)).toHaveLength(2);
  });
});

describe('the built deck', () => {
  let slides: readonly SlideText[] = [];
  const chapterAt = (section: number) =>
    slides.filter((slide) => slide.chapter === deck.chapters[section]?.id && !aboutCorrections(slide));

  beforeAll(() => {
    slides = deckText();
  });

  test('says in each chapter all that the source says there, as it stands or corrected', () => {
    const missing = items.flatMap(({ line, section, pieces, corrected }) => {
      const chapter = chapterAt(section);
      const lost = (piece: (typeof pieces)[number]) => !holds(chapter, piece);
      if (!pieces.some(lost) || !corrected.some(lost)) return [];
      return [`source.txt:${line}: ${lines[line - 1]?.trim()} (chapter ${deck.chapters[section]?.id})`];
    });
    expect(missing).toEqual([]);
  });

  test('prints every correction in the chapter it belongs to', () => {
    const missing = corrections.filter(({ source: wrong, printed }) => {
      // A list is corrected where it ends; what it repeats from another chapter stands there.
      const line = source.slice(0, source.indexOf(wrong) + wrong.length).split('\n').length;
      const chapter = chapterAt(items[line - 1]?.section ?? -1);
      return !piecesOf(printed).every((piece) => holds(chapter, piece));
    });
    expect(missing.map(({ printed }) => printed)).toEqual([]);
  });

  test('lists every correction with its reason', () => {
    const listed = slides.filter(aboutCorrections).map(({ text }) => text);
    const missing = corrections.filter(({ reason }) => !listed.some((text) => text.includes(reason)));
    expect(missing.map(({ reason }) => reason)).toEqual([]);
  });

  test('has the sections of the source in their order', () => {
    const first = deck.chapters.map((_, section) => {
      const pieces = items.find((item) => item.section === section && item.pieces.length > 0)?.pieces ?? [];
      const inDeck = (slide: SlideText) => pieces.every((piece) => holds([slide], piece));
      return section === deck.chapters.length - 1 ? slides.findLastIndex(inDeck) : slides.findIndex(inDeck);
    });
    expect(first).not.toContain(-1);
    expect(first).toEqual([...first].sort((a, b) => a - b));
  });
});
