import { describe, expect, test } from 'vitest';
import { neighbourSize, notesSizes, readNotesSize } from '../../../src/console/notes-size.ts';

describe('the size of the notes', () => {
  test('is never too small to read', () => {
    expect(Math.min(...notesSizes)).toBeGreaterThanOrEqual(24);
  });

  test('goes through all sizes up and down, and stops at the ends', () => {
    const up = notesSizes.map((size) => neighbourSize(size, 1));
    expect(up).toEqual([...notesSizes.slice(1), notesSizes.at(-1)]);
    const down = notesSizes.map((size) => neighbourSize(size, -1));
    expect(down).toEqual([notesSizes[0], ...notesSizes.slice(0, -1)]);
  });

  test.each(notesSizes)('%i is kept', (size) => {
    expect(readNotesSize(String(size))).toBe(size);
  });

  test.each([null, '', '25', 'large', '28px', ' 28', '1e9', 'NaN'])('%o is not a size', (saved) => {
    expect(readNotesSize(saved)).toBe(28);
  });
});
