import { describe, expect, test, vi } from 'vitest';
import { createStore } from '../../../src/deck/store.ts';
import { at, makeDeck, spot, stateWith } from './make-deck.ts';

const deck = makeDeck(0, 2, 1);
const storeAt = (position: string) => createStore(deck, stateWith({ position: at(position) }));
const black = { screen: 'black' } as const;

describe('a store', () => {
  test('starts at a position that exists', () => {
    expect(spot(storeAt('9.9').get().position)).toBe('2.1');
  });

  test('tells listeners what is and what was, at once and in order', () => {
    const store = storeAt('0.0');
    const told: string[] = [];
    store.subscribe((after, before) => told.push(`first ${before.screen}>${after.screen}`));
    store.subscribe(() => told.push(`second ${store.get().screen}`));
    store.update((state) => ({ ...state, ...black }));
    expect(told).toEqual(['first slide>black', 'second black']);
  });

  test('says nothing when a change leaves the state as it is', () => {
    const store = storeAt('0.0');
    const listener = vi.fn();
    store.subscribe(listener);
    store.update((state) => state);
    expect(listener).not.toHaveBeenCalled();
  });

  test('stops telling who has unsubscribed, and twice does no harm', () => {
    const store = storeAt('0.0');
    const [left, stayed] = [vi.fn(), vi.fn()];
    const leave = store.subscribe(left);
    store.subscribe(stayed);
    leave();
    leave();
    store.update((state) => ({ ...state, ...black }));
    expect(left).not.toHaveBeenCalled();
    expect(stayed).toHaveBeenCalledTimes(1);
  });

  test('a listener may unsubscribe itself while it is told; the others are told all the same', () => {
    const store = storeAt('0.0');
    const others = vi.fn();
    const once = vi.fn(() => leave());
    const leave = store.subscribe(once);
    store.subscribe(others);
    store.update((state) => ({ ...state, screen: 'black' }));
    store.update((state) => ({ ...state, screen: 'white' }));
    expect(once).toHaveBeenCalledTimes(1);
    expect(others).toHaveBeenCalledTimes(2);
  });

  test('one that is unsubscribed by an earlier listener is not told any more', () => {
    const store = storeAt('0.0');
    const later = vi.fn();
    store.subscribe(() => leave());
    const leave = store.subscribe(later);
    store.update((state) => ({ ...state, ...black }));
    expect(later).not.toHaveBeenCalled();
  });
});

describe('a recompiled deck', () => {
  test('keeps the slide by its id when slides are put before it', () => {
    const store = storeAt('1.2');
    store.replaceManifest(makeDeck({ id: 'new' }, { id: 'slide-1' }, { id: 'slide-2', steps: 2 }));
    expect(spot(store.get().position)).toBe('2.2');
  });

  test('goes to the last step when the slide has lost some', () => {
    const store = storeAt('1.2');
    store.replaceManifest(makeDeck(0, 1));
    expect(spot(store.get().position)).toBe('1.1');
  });

  test('stays at the place when the slide is gone, as far as there is one', () => {
    const store = storeAt('1.1');
    store.replaceManifest(makeDeck(0, { id: 'renamed', steps: 1 }));
    expect(spot(store.get().position)).toBe('1.1');
    store.replaceManifest(makeDeck({ id: 'alone' }));
    expect(spot(store.get().position)).toBe('0.0');
  });

  test('is in place when listeners are told, even if the talk does not move', () => {
    const store = storeAt('0.0');
    const compiled = makeDeck({ id: 'slide-1', title: 'A title that was mended' });
    const titles: unknown[] = [];
    store.subscribe(() => titles.push(store.manifest().slides[0]?.title));
    store.replaceManifest(compiled);
    expect(titles).toEqual(['A title that was mended']);
  });

  test('leaves the rest of the state alone', () => {
    const store = createStore(deck, stateWith({ position: at('1.0'), screen: 'white', startedAt: 7, digits: '1' }));
    store.replaceManifest(makeDeck({ id: 'new' }, { id: 'slide-2' }));
    expect(store.get()).toEqual(stateWith({ position: at('1.0'), screen: 'white', startedAt: 7, digits: '1' }));
  });
});
