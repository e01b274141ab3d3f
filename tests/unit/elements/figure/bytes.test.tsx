import { describe, expect, test } from 'vitest';
import { nameFits, placeFields } from '../../../../src/elements/figure/byte-cells.ts';
import { Bytes } from '../../../../src/elements/figure/bytes.tsx';
import { renderAt } from '../render.tsx';

describe('placeFields', () => {
  test('five extents and a counter are one cache line', () => {
    const fields = placeFields([4, 12, 12, 12, 12, 12], 24.5);
    expect(fields.map(({ offset }) => offset)).toEqual([0, 4, 16, 28, 40, 52]);
    const last = fields.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBe(64 * 24.5);
  });

  test('every field starts where the one before it ends', () => {
    const fields = placeFields([1, 2, 8], 10);
    expect(fields.map(({ x, width }) => [x, x + width])).toEqual([
      [0, 10],
      [10, 30],
      [30, 110],
    ]);
  });
});

test('nameFits counts characters of the code font, with room at both ends', () => {
  expect(nameFits('extent[0]', 32, 189)).toBe(true);
  expect(nameFits('extent[0]', 32, 188)).toBe(false);
});

describe('Bytes', () => {
  const cells = [
    { bytes: 4, label: 'nr_extents' },
    { bytes: 12, label: 'extent[0]' },
  ];
  const html = renderAt(0, <Bytes x={0} y={80} scale={24.5} cells={cells} />);

  test('writes the size of each field under it', () => {
    expect(html).toMatch(/class="number"[^>]*><tspan x="49" [^>]*>4</);
    expect(html).toMatch(/class="number"[^>]*><tspan x="245" [^>]*>12</);
  });

  test('sets a name that does not fit above its cell, with a line down to it', () => {
    expect(html).toContain('<path class="leader" d="M49,-6 V-36">');
    expect(html.match(/leader/g)).toHaveLength(1);
  });
});
