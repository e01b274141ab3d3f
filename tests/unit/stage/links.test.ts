import { expect, test } from 'vitest';
import { initialState } from '../../../src/deck/state.ts';
import { createStore } from '../../../src/deck/store.ts';
import { liveLinks, relativeLinks } from '../../../src/stage/links.ts';
import { makeDeck } from '../deck/make-deck.ts';

const manifest = makeDeck(0, 3, 1);
const [, second = '', third = ''] = manifest.slides.map(({ id }) => id);

test('a prerendered link goes by way of the root', () => {
  expect(relativeLinks('../').href(second, 0)).toBe(`../${second}/`);
  expect(relativeLinks('./').href(second, 2)).toBe(`./${second}/#2`);
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
