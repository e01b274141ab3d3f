import { describe, expect, test } from 'vitest';
import { findSlides } from '../../../src/deck/find-slide.ts';
import type { Manifest } from '../../../src/deck/manifest.ts';
import { makeDeck } from './make-deck.ts';

const deck: Manifest = {
  ...makeDeck(
    { id: 'welcome', title: 'A year of kernel work', chapter: 'opening' },
    { id: 'idmap-why', title: 'Two ids use up all 5 mappings', chapter: 'idmaps' },
    { id: 'idmap-sort', title: 'Extents are sorted, `bsearch()` finds them', chapter: 'idmaps' },
    { id: 'race', title: 'A pid may be reused before `kill(2)`', chapter: 'pidfd' },
    { id: 'pidfd-send', title: 'Use `pidfd_send_signal()` instead', chapter: 'pidfd' },
    { id: 'thanks', title: 'Grüße an alle', chapter: 'opening' },
  ),
  chapters: [
    { id: 'opening', title: 'Opening' },
    { id: 'idmaps', title: 'Id mappings' },
    { id: 'pidfd', title: 'Process file descriptors' },
  ],
};
const find = (query: string) => findSlides(deck, query).map((slide) => deck.slides[slide]?.id);

describe('findSlides', () => {
  test.each(['', '   '])('"%s" finds every slide in order', (query) => {
    expect(findSlides(deck, query)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test.each([
    ['a word of the title', 'reused', ['race']],
    ['the beginning of a word', 'ext', ['idmap-sort']],
    ['a word of the id', 'send', ['pidfd-send']],
    ['a word of the chapter', 'descriptors', ['race', 'pidfd-send']],
    ['code without its backticks', 'bsearch()', ['idmap-sort']],
    ['part of a system call', 'send_signal', ['pidfd-send']],
    ['capitals', 'REUSED', ['race']],
    ['letters without their marks', 'gru', ['thanks']],
    ['marks that the title lacks', 'réused', ['race']],
    ['words in any order, with space around', '  kill   pid ', ['race']],
    ['words of title and chapter together', 'process instead', ['pidfd-send']],
    ['one word too many', 'reused nowhere', []],
    ['characters with a meaning in patterns', '.*', []],
    ['brackets', 'kill(2)', ['race']],
  ])('%s: "%s"', (_, query, expected) => expect(find(query)).toEqual(expected));

  test('the slide with the number comes before slides that mention it', () => {
    expect(find('2')[0]).toBe('idmap-why');
    expect(find('5')).toEqual(['pidfd-send', 'idmap-why']);
  });

  test('a number past the end finds only text', () => {
    expect(find('99')).toEqual([]);
    expect(find('0')).toEqual([]);
  });

  test('the exact id comes before titles with the word', () => {
    const pair = makeDeck({ id: 'a', title: 'The race is on' }, { id: 'race', title: 'Nothing else' });
    expect(findSlides(pair, 'Race')).toEqual([1, 0]);
  });

  test('beginnings of words come before the middle of words', () => {
    const pair = makeDeck({ id: 'a', title: 'Embrace it' }, { id: 'b', title: 'Racing' });
    expect(findSlides(pair, 'rac')).toEqual([1, 0]);
  });

  test('an underscore is part of a word, as in the name of a system call', () => {
    const pair = makeDeck({ id: 'a', title: 'old_pidfd_open' }, { id: 'b', title: 'pidfd_open' });
    expect(findSlides(pair, 'pidfd_o')).toEqual([1, 0]);
  });

  test('equal matches keep the order of the deck', () => {
    expect(find('idmap')).toEqual(['idmap-why', 'idmap-sort']);
  });
});
