import { describe, expect, test } from 'vitest';
import { checkColumns, dedent, expandTabs, splitLines } from '../../../../src/compile/code/source-line.ts';
import { problemOf } from './problem-of.ts';

describe('splitLines', () => {
  test('a last newline does not begin a line, a second one does', () => {
    expect(splitLines('a\nb\n')).toEqual(['a', 'b']);
    expect(splitLines('a\n\n')).toEqual(['a', '']);
  });

  test('takes the newlines of Windows', () => {
    expect(splitLines('a\r\nb\r\n')).toEqual(['a', 'b']);
  });
});

describe('expandTabs', () => {
  test.each([
    ['\tx', '    x'],
    ['\t\tx', '        x'],
    ['u32\tx', 'u32 x'],
    ['u32 \tx', 'u32     x'],
    ['  \tx\ty', '    x   y'],
    ['x \t', 'x'],
    ['\t', ''],
  ])('%j is %j', (line, expanded) => {
    expect(expandTabs(line)).toBe(expanded);
  });
});

describe('dedent', () => {
  const texts = (...lines: string[]) =>
    dedent(lines.map((text) => ({ text, place: { line: 1, column: 1 } }))).map((line) => line.text);

  test('removes what all lines have, and blank lines do not count', () => {
    expect(texts('    a', '', '      b')).toEqual(['a', '', '  b']);
  });

  test('leaves lines alone when one is not indented', () => {
    expect(texts('  a', 'b')).toEqual(['  a', 'b']);
  });

  test('takes no lines and blank lines', () => {
    expect(texts()).toEqual([]);
    expect(texts('', '')).toEqual(['', '']);
  });
});

describe('checkColumns', () => {
  const line = (length: number, file?: string) => ({
    text: 'x'.repeat(length),
    place: { line: 4, column: 1 },
    ...(file !== undefined && { file }),
  });

  test('80 columns fit', () => {
    expect(() => checkColumns([line(80)])).not.toThrow();
  });

  test('81 do not, and the place is that of the line', () => {
    expect(problemOf(() => checkColumns([line(3), line(81, 'map.c')]))).toBe(
      'map.c:4:1 The line has 81 columns, but 80 fit. | Break the line; a tab counts as up to 4 columns.',
    );
  });
});
