import { expect, test } from 'vitest';
import { initialState } from '../../../src/deck/state.ts';
import { createStore } from '../../../src/deck/store.ts';
import { liveLinks, relativeLinks } from '../../../src/stage/links.ts';
import { makeDeck } from '../deck/make-deck.ts';

const manifest = makeDeck(0, 3, 1);
const [, second = '', third = ''] = manifest.slides.map(({ id }) => id);

test('a prerendered link goes by way of the root', () => {
  expect(relativeLinks('../', undefined).href(second, 0)).toBe(`../${second}/`);
  expect(relativeLinks('./', undefined).href(second, 2)).toBe(`./${second}/#2`);
});

test('a live link has the same address, written in full', () => {
  const { href } = liveLinks(new URL('https://example.org/talk/'), createStore(manifest, initialState));
  expect(href(second, 2)).toBe(`https://example.org/talk/${second}/#2`);
});

test('following a live link is a jump', () => {
  const store = createStore(manifest, { ...initialState, position: { slide: 1, step: 1 } });
  liveLinks(new URL('https://example.org/talk/'), store).follow?.(third, 1);
  expect(store.get()).toMatchObject({ position: { slide: 2, step: 1 }, cameFrom: { slide: 1, step: 1 } });
});

test('a deck is found where it was opened, but not on the speaker’s own computer', () => {
  const homeAt = (address: string) => liveLinks(new URL(address), createStore(manifest, initialState)).home;
  expect(homeAt('https://example.org/talk/')).toBe('https://example.org/talk/');
  expect(homeAt('http://192.168.1.7:4173/')).toBe('http://192.168.1.7:4173/');
  for (const own of ['http://localhost:4173/', 'http://127.0.0.1/', 'http://[::1]:80/', 'file:///talk/index.html']) {
    expect(homeAt(own)).toBeUndefined();
  }
});

test('a deck that names its address is found there, wherever it was opened', () => {
  const published = { ...manifest, url: 'https://example.org/talk/' };
  expect(liveLinks(new URL('http://localhost/'), createStore(published, initialState)).home).toBe(published.url);
  expect(relativeLinks('../', published.url).home).toBe(published.url);
});
