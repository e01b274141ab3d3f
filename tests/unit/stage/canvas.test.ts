import { expect, test } from 'vitest';
import { scaleToFit } from '../../../src/stage/canvas.tsx';

test.each([
  ['its own size', 1920, 1080, 1],
  ['a smaller projector', 1280, 720, 2 / 3],
  ['bars above and below at 4:3', 1024, 768, 1024 / 1920],
  ['bars at the sides', 2560, 1080, 1],
  ['a phone held upright', 390, 844, 390 / 1920],
  ['a box that is not laid out yet', 0, 0, 0],
])('a slide is fitted to %s', (_name, width, height, expected) => {
  expect(scaleToFit({ width, height })).toBeCloseTo(expected, 10);
});
