import { describe, expect, test } from 'vitest';
import { chapterOf, plainTitle, type SlideEntry } from '../../../src/deck/manifest.ts';
import { makeDeck } from './make-deck.ts';

const entryOf = (part: Partial<SlideEntry>): SlideEntry => {
  const [entry] = makeDeck(part).slides;
  if (!entry) throw new Error('The deck has no slide');
  return entry;
};

describe('chapterOf', () => {
  test('finds the chapter by its id', () => {
    expect(chapterOf(makeDeck(), entryOf({})).title).toBe('The only chapter');
  });

  test('names slide and chapter when the deck does not list it', () => {
    expect(() => chapterOf(makeDeck(), entryOf({ id: 'lost', chapter: 'pidfd' }))).toThrow(
      'Slide lost names chapter pidfd, which deck.ts does not list',
    );
  });
});

test('plainTitle drops every backtick and nothing else', () => {
  expect(plainTitle(entryOf({ title: "`clone3()` and `open()` don't *race*" }))).toBe(
    "clone3() and open() don't *race*",
  );
});
