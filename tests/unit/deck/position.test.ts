import { describe, expect, test } from 'vitest';
import {
  clamp,
  isBefore,
  last,
  next,
  nextRequired,
  nextSlide,
  previous,
  previousSlide,
  samePosition,
  start,
  stepsLeft,
} from '../../../src/deck/position.ts';
import { allPositions, at, generatedDecks, makeDeck, spot } from './make-deck.ts';

const deck = makeDeck(0, 2, { optional: true, steps: 1 }, { optional: true }, 3);
const single = makeDeck(0);

const moves = { next, previous, nextSlide, previousSlide, nextRequired };
type Move = keyof typeof moves;

describe('moves', () => {
  test.each<[Move, string, string]>([
    ['next', '0.0', '1.0'],
    ['next', '1.0', '1.1'],
    ['next', '1.2', '2.0'],
    ['next', '4.3', '4.3'],
    ['previous', '0.0', '0.0'],
    ['previous', '1.0', '0.0'],
    ['previous', '1.2', '1.1'],
    ['previous', '2.0', '1.2'],
    ['nextSlide', '0.0', '1.0'],
    ['nextSlide', '1.1', '2.0'],
    ['nextSlide', '4.0', '4.3'],
    ['nextSlide', '4.3', '4.3'],
    ['previousSlide', '0.0', '0.0'],
    ['previousSlide', '1.2', '1.0'],
    ['previousSlide', '2.0', '1.0'],
    ['nextRequired', '0.0', '1.0'],
    ['nextRequired', '1.1', '4.0'],
    ['nextRequired', '2.1', '4.0'],
    ['nextRequired', '4.0', '4.3'],
    ['nextRequired', '4.3', '4.3'],
  ])('%s from %s leads to %s', (move, from, to) => {
    expect(spot(moves[move](deck, at(from)))).toBe(to);
  });

  test('with only optional slides left, the next required slide is the very end', () => {
    const backup = makeDeck(0, { optional: true }, { optional: true, steps: 2 });
    expect(spot(nextRequired(backup, at('0.0')))).toBe('2.2');
  });

  test.each<Move>(['next', 'previous', 'nextSlide', 'previousSlide', 'nextRequired'])(
    '%s stays in a deck of one slide without steps',
    (move) => expect(spot(moves[move](single, at('0.0')))).toBe('0.0'),
  );

  test('last is the last step of the last slide', () => {
    expect(spot(last(deck))).toBe('4.3');
    expect(spot(last(single))).toBe('0.0');
  });
});

describe('clamp', () => {
  test.each([
    [{ slide: 1, step: 1 }, '1.1'],
    [{ slide: 1, step: 3 }, '1.2'],
    [{ slide: 99, step: 99 }, '4.3'],
    [{ slide: -1, step: 1 }, '0.0'],
    [{ slide: 1, step: -1 }, '1.0'],
    [{ slide: Number.POSITIVE_INFINITY, step: Number.POSITIVE_INFINITY }, '4.3'],
    [{ slide: Number.NEGATIVE_INFINITY, step: 0 }, '0.0'],
    [{ slide: Number.NaN, step: Number.NaN }, '0.0'],
    [{ slide: 1, step: Number.NaN }, '1.0'],
    [{ slide: 1.9, step: 1.9 }, '1.1'],
    [{ slide: Number.MAX_SAFE_INTEGER, step: 0 }, '4.0'],
  ])('%o becomes %s', (given, expected) => {
    expect(spot(clamp(deck, given))).toBe(expected);
  });

  test('a deck without slides has the start only', () => {
    expect(clamp(makeDeck(), { slide: 3, step: 2 })).toEqual(start);
  });
});

describe('stepsLeft', () => {
  test.each([
    ['0.0', 0],
    ['1.0', 2],
    ['1.2', 0],
    ['4.1', 2],
  ])('at %s: %i', (from, left) => expect(stepsLeft(deck, at(from))).toBe(left));
});

describe('comparing', () => {
  test.each([
    ['1.2', '2.0', true],
    ['1.1', '1.2', true],
    ['1.1', '1.1', false],
    ['2.0', '1.2', false],
    ['1.2', '1.1', false],
  ])('%s before %s: %s', (a, b, expected) => expect(isBefore(at(a), at(b))).toBe(expected));

  test('the same slide and the same step', () => {
    expect(samePosition(at('1.2'), at('1.2'))).toBe(true);
    expect(samePosition(at('1.2'), at('1.1'))).toBe(false);
    expect(samePosition(at('1.2'), at('0.2'))).toBe(false);
  });
});

describe('any deck', () => {
  const decks = generatedDecks(60);

  test('pressing forward shows every position once, in order', () => {
    for (const manifest of decks) {
      const seen = [start];
      for (let here = start; !samePosition(here, last(manifest)); ) {
        here = next(manifest, here);
        seen.push(here);
      }
      expect(seen).toEqual(allPositions(manifest));
    }
  });

  test('back undoes forward and forward undoes back, but for the ends', () => {
    for (const manifest of decks) {
      const all = allPositions(manifest);
      for (const here of all.slice(0, -1)) expect(previous(manifest, next(manifest, here))).toEqual(here);
      for (const here of all.slice(1)) expect(next(manifest, previous(manifest, here))).toEqual(here);
    }
  });

  test('every move from every position leads to a position that exists', () => {
    for (const manifest of decks) {
      for (const here of allPositions(manifest)) {
        for (const move of Object.values(moves)) expect(allPositions(manifest)).toContainEqual(move(manifest, here));
      }
    }
  });

  test('moves forward never lead back, moves back never lead forward', () => {
    for (const manifest of decks) {
      for (const here of allPositions(manifest)) {
        for (const move of [next, nextSlide, nextRequired]) {
          expect(isBefore(move(manifest, here), here)).toBe(false);
        }
        for (const move of [previous, previousSlide]) {
          expect(isBefore(here, move(manifest, here))).toBe(false);
        }
      }
    }
  });
});
