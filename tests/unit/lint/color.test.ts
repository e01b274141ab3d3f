import { describe, expect, test } from 'vitest';
import { contrastRatio, parseColor, type Rgba } from '../../../src/lint/color.ts';

const black: Rgba = [0, 0, 0, 1];
const white: Rgba = [1, 1, 1, 1];

describe('parseColor', () => {
  test.each<[string, Rgba | null]>([
    ['rgb(255, 0, 51)', [1, 0, 0.2, 1]],
    ['rgba(0, 0, 0, 0)', [0, 0, 0, 0]],
    ['rgba(255, 255, 255, 0.5)', [1, 1, 1, 0.5]],
    ['color(srgb 0.2 0.4 1)', [0.2, 0.4, 1, 1]],
    ['color(srgb 1e-3 0 0 / 0.25)', [0.001, 0, 0, 0.25]],
    ['color(display-p3 1 0 0)', null],
    ['oklch(0.5 0.1 200)', null],
    ['url("#gradient")', null],
    ['rgb(1, 2)', null],
  ])('%s', (text, expected) => {
    expect(parseColor(text)).toEqual(expected);
  });
});

describe('contrastRatio', () => {
  test('goes from 1 to 21, whichever colour comes first', () => {
    expect(contrastRatio(black, white)).toBeCloseTo(21, 10);
    expect(contrastRatio(white, black)).toBeCloseTo(21, 10);
    expect(contrastRatio(white, white)).toBe(1);
  });

  test('of the grey that is known to miss 4.5 on white, and of the next darker one', () => {
    expect(contrastRatio([119 / 255, 119 / 255, 119 / 255, 1], white)).toBeCloseTo(4.48, 2);
    expect(contrastRatio([118 / 255, 118 / 255, 118 / 255, 1], white)).toBeCloseTo(4.54, 2);
  });
});
