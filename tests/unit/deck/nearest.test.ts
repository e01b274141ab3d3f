import { describe, expect, test } from 'vitest';
import { nearestSlide, suggest } from '../../../src/deck/nearest.ts';
import { makeDeck } from './make-deck.ts';

describe('suggest', () => {
  const keys = ['id', 'title', 'kernel', 'minutes', 'optional'];

  test.each([
    ['titel', 'title'],
    ['Kernel', 'kernel'],
    ['minute', 'minutes'],
    ['optinoal', 'optional'],
    ['title', 'title'],
  ])('%s: %s', (word, meant) => expect(suggest(word, keys)).toBe(meant));

  test('says nothing when nothing is close', () => {
    expect(suggest('background', keys)).toBeUndefined();
    expect(suggest('title', [])).toBeUndefined();
  });

  test('longer words may differ more: a third of their letters', () => {
    expect(suggest('abcdefghixyz', ['abcdefghi'])).toBe('abcdefghi');
    expect(suggest('abcdefgvwxyz', ['abcdefg'])).toBeUndefined();
  });

  test('of two that are as close, the first', () => {
    expect(suggest('stop', ['step', 'shop'])).toBe('step');
  });
});

describe('nearestSlide', () => {
  const ids = ['welcome', 'idmap-why', 'idmap-extents', 'pidfd-race', 'pidfd-open'];
  const deck = makeDeck(...ids.map((id) => ({ id })));
  const nearest = (id: string) => ids[nearestSlide(deck, id)];

  test.each([
    ['pidfd-races', 'pidfd-race'],
    ['race-of-pidfds', 'pidfd-race'],
    ['idmap-extent', 'idmap-extents'],
    ['why', 'idmap-why'],
    ['IDMAP_WHY', 'idmap-why'],
    ['welcom', 'welcome'],
  ])('%s: %s', (missing, expected) => expect(nearest(missing)).toBe(expected));

  test('a shared word counts more than similar letters', () => {
    const pair = makeDeck({ id: 'seccomp-x' }, { id: 'a-long-story-about-pidfd' });
    expect(nearestSlide(pair, 'pidfd')).toBe(1);
  });

  test('there is always an answer', () => {
    expect(nearestSlide(deck, '')).toBeGreaterThanOrEqual(0);
    expect(nearestSlide(makeDeck(0), '%%%')).toBe(0);
    expect(nearestSlide(makeDeck(), 'any')).toBe(0);
  });
});
