import { describe, expect, test } from 'vitest';
import type { Manifest, SlideEntry } from '../../../src/deck/manifest.ts';
import { pagesOf } from '../../../src/deck/pages.ts';

const slide = (id: string, steps: number, keySteps: readonly number[]): SlideEntry => ({
  id,
  title: id,
  chapter: 'one',
  layout: 'text',
  minutes: 1,
  optional: false,
  steps,
  keySteps,
});

const manifest: Manifest = {
  title: 'Deck',
  language: 'en',
  speaker: 'A',
  event: 'B',
  releases: [],
  chapters: [{ id: 'one', title: 'One' }],
  slides: [slide('plain', 0, [0]), slide('stepped', 3, [1, 3]), slide('unnamed', 2, [])],
};

const short = (policy: Parameters<typeof pagesOf>[1]) =>
  pagesOf(manifest, policy).map(({ slide, step }) => `${slide}.${step}`);

describe('pagesOf', () => {
  test('last: every slide once, complete', () => expect(short('last')).toEqual(['0.0', '1.3', '2.2']));

  test('last: of a lab, the situation that its author names', () => {
    const lab: SlideEntry = { ...slide('lab', 4, [0, 2]), layout: 'lab' };
    expect(pagesOf({ ...manifest, slides: [lab, { ...lab, keySteps: [] }] }, 'last')).toEqual([
      { slide: 0, step: 2 },
      { slide: 1, step: 4 },
    ]);
  });

  test('key: the steps a slide names, else its last one', () => {
    expect(short('key')).toEqual(['0.0', '1.1', '1.3', '2.2']);
  });

  test('all: steps + 1 pages of every slide', () => {
    expect(short('all')).toEqual(['0.0', '1.0', '1.1', '1.2', '1.3', '2.0', '2.1', '2.2']);
  });

  test('a deck without slides has no pages', () => {
    expect(pagesOf({ ...manifest, slides: [] }, 'all')).toEqual([]);
  });
});
