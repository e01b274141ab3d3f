import { describe, expect, test } from 'vitest';
import { initialState } from '../../../src/deck/state.ts';
import { atAddress, consoleAddress, stageAddress } from '../../../src/input/address.ts';
import { allPositions, makeDeck } from '../deck/make-deck.ts';

const root = new URL('https://example.org/talks/2019/');
const manifest = makeDeck(0, 3, 1);
const ids = manifest.slides.map(({ id }) => id);

describe.each([
  ['stage', stageAddress(root)],
  ['console', consoleAddress(root)],
])('the address of the %s', (_name, codec) => {
  test('leads back to every position', () => {
    for (const position of allPositions(manifest)) {
      expect(codec.parse(manifest, codec.format(manifest, position))).toEqual({ position });
    }
  });
});

test('the stage has an address for each slide, and a hash for its step', () => {
  const { format } = stageAddress(root);
  expect(format(manifest, { slide: 1, step: 0 }).href).toBe(`https://example.org/talks/2019/${ids[1]}/`);
  expect(format(manifest, { slide: 1, step: 2 }).href).toBe(`https://example.org/talks/2019/${ids[1]}/#2`);
});

test('the console has one page', () => {
  const { format } = consoleAddress(root);
  expect(format(manifest, { slide: 1, step: 0 }).href).toBe(`https://example.org/talks/2019/console/#${ids[1]}`);
  expect(format(manifest, { slide: 1, step: 2 }).href).toBe(`https://example.org/talks/2019/console/#${ids[1]}/2`);
});

test.each(['', '#', '#/', '#/2', '#///'])('the console starts at the first slide for "%s"', (hash) => {
  const { position } = consoleAddress(root).parse(manifest, new URL(`console/${hash}`, root));
  expect(position).toEqual({ slide: 0, step: 0 });
});

test('the console names a slide that does not exist', () => {
  expect(consoleAddress(root).parse(manifest, new URL('console/#gone/2', root))).toMatchObject({ missing: 'gone' });
});

test('an address takes the talk to its slide, and gives the part there what it holds', () => {
  const at = atAddress(manifest, initialState, { slide: 1, step: 2 }, 'x');
  expect(at).toMatchObject({ position: { slide: 1, step: 2 }, parts: { [`${ids[1]}#2`]: 'x' } });
  expect(atAddress(manifest, at, { slide: 1, step: 2 }, 'x')).toBe(at);
  expect(atAddress(manifest, at, { slide: 1, step: 2 })).toBe(at);
});
