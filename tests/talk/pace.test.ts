import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { distFolder } from '../../src/cli/dist.ts';
import type { Manifest } from '../../src/deck/manifest.ts';

const { slides } = JSON.parse(readFileSync(`${distFolder}/deck.json`, 'utf8')) as Manifest;

test('the slides that are not optional take thirty minutes', () => {
  const minutes = slides.filter(({ optional }) => !optional).reduce((sum, slide) => sum + slide.minutes, 0);
  expect(minutes).toBeCloseTo(30, 5);
});
