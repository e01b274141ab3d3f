import { describe, expect, test } from 'vitest';
import { initialState, jump } from '../../../src/deck/state.ts';
import { at, makeDeck, spot, stateWith } from './make-deck.ts';

const deck = makeDeck(0, 2, 1);

test('a talk begins at its first slide, lit, with a clock that does not run', () => {
  expect(initialState).toMatchObject({ position: at('0.0'), screen: 'slide', panel: 'none', startedAt: null });
});

describe('a jump', () => {
  test('remembers where it came from and clears the view', () => {
    const before = stateWith({ position: at('1.2'), panel: 'goto', digits: '3', screen: 'black', notice: 'Hm.' });
    expect(jump(deck, before, at('2.0'))).toEqual(stateWith({ position: at('2.0'), cameFrom: at('1.2') }));
  });

  test('leaves palette and clock alone', () => {
    const before = stateWith({ palette: 'stage', startedAt: 7 });
    expect(jump(deck, before, at('1.0'))).toMatchObject({ palette: 'stage', startedAt: 7 });
  });

  test('goes no further than the deck', () => {
    expect(spot(jump(deck, stateWith(), at('99.99')).position)).toBe('2.1');
  });

  test('to where the talk is already keeps the way back', () => {
    const before = stateWith({ position: at('2.1'), cameFrom: at('1.1'), panel: 'overview' });
    expect(jump(deck, before, at('9.9'))).toEqual({ ...before, panel: 'none' });
  });

  test('within a slide is a jump too', () => {
    expect(jump(deck, stateWith({ position: at('1.2') }), at('1.0')).cameFrom).toEqual(at('1.2'));
  });
});
