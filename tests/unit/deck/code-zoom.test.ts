import { describe, expect, test } from 'vitest';
import type { CodeVersion } from '../../../src/deck/code.ts';
import { litBounds, zoomLines, zoomTo } from '../../../src/deck/code-zoom.ts';

const version = (...texts: string[]): CodeVersion => ({ lines: texts.map((text) => ({ tokens: [[text]] })) });
const nine = version('struct map {', '    u32 a;', '', '        u32 b;', '', '', '', '', '};');

describe('litBounds', () => {
  test('measures without the indentation that all lit lines share', () => {
    expect(litBounds(nine, [1, 3])).toEqual({ first: 1, last: 3, indent: 4, width: 10 });
  });

  test('an empty line has no indentation to share', () => {
    expect(litBounds(nine, [1, 2])).toEqual({ first: 1, last: 2, indent: 4, width: 6 });
    expect(litBounds(nine, [2])).toEqual({ first: 2, last: 2, indent: 0, width: 0 });
  });
});

describe('zoomTo', () => {
  test('leaves a block alone that is lit as a whole', () => {
    expect(zoomTo(nine, null)).toBeNull();
    expect(zoomTo(nine, [])).toBeNull();
  });

  test('brings the lit lines to the middle, the uppermost line whole', () => {
    const zoom = zoomTo(nine, [4]);
    expect(zoom?.scale).toBeCloseTo(56 / 36);
    expect((zoom?.lines ?? 0) / (zoom?.scale ?? 1)).toBeCloseTo(-2);
  });

  test('never shows what is beyond the first and the last line', () => {
    expect(zoomTo(nine, [0])?.lines).toBeCloseTo(0);
    const last = zoomTo(nine, [8]);
    expect((last?.lines ?? 0) + (last?.scale ?? 0) * 9).toBeCloseTo(9);
  });

  test('leaves the indentation as long as the lit lines fit', () => {
    expect(zoomTo(nine, [3])?.columns).toBeCloseTo(0);
    const long = version(`${' '.repeat(20)}${'x'.repeat(30)}`);
    expect((zoomTo(long, [0])?.columns ?? 0) / (56 / 36)).toBeCloseTo(-11);
  });
});

test('lines that are long are enlarged as far as they fit', () => {
  expect(zoomTo(version('x'.repeat(39)), [0])?.scale).toBeCloseTo(56 / 36);
  expect(zoomTo(version('x'.repeat(52)), [0])?.scale).toBeCloseTo(62 / 52);
});

test('an enlarged block shows about two thirds of its lines', () => {
  expect([1, 2, 9, 15].map((lines) => zoomLines(lines, 20))).toEqual([0, 1, 5, 9]);
});
