import { describe, expect, test } from 'vitest';
import { snippetLines } from '../../../../src/compile/code/snippet.ts';
import { problemOf } from './problem-of.ts';

const place = { line: 12, column: 1 };

const shown = (text: string, region?: string) =>
  snippetLines(text.split('\n'), { path: 'map.c', ...(region !== undefined && { region }) }, place).map(
    (line) => `${line.number} ${line.text}`,
  );

const nested = `int a;
/* #region outer */
int b;
// #region inner
int c;
// #endregion
int d;
/* #endregion outer */
int e;`;

describe('snippetLines', () => {
  test('without a region shows the file, but no marker line', () => {
    expect(shown(nested)).toEqual(['1 int a;', '3 int b;', '5 int c;', '7 int d;', '9 int e;']);
  });

  test('shows a region with the regions inside it', () => {
    expect(shown(nested, 'outer')).toEqual(['3 int b;', '5 int c;', '7 int d;']);
  });

  test('shows a region inside another', () => {
    expect(shown(nested, 'inner')).toEqual(['5 int c;']);
  });

  test.each([
    ['/* #region r */', '/* #endregion */'],
    ['\t// #region r', '\t// #endregion r'],
    ['# #region r', '# #endregion'],
    ['/*#region r*/', '/*#endregion*/'],
  ])('takes the markers %s and %s', (open, close) => {
    expect(shown(`a\n${open}\nb\n${close}\nc`, 'r')).toEqual(['3 b']);
  });

  test('does not take code for a marker', () => {
    expect(shown('#define region r\nint x; /* #region r */')).toHaveLength(2);
  });

  test('a region may be empty', () => {
    expect(shown('// #region r\n// #endregion', 'r')).toEqual([]);
  });
});

describe('snippetLines refuses', () => {
  test('a region that is not there, and names the one that was meant', () => {
    expect(problemOf(() => shown(nested, 'iner'))).toBe(
      '12:1 map.c has no region "iner". | Did you mean "inner"? The regions there are outer, inner.',
    );
  });

  test('a region that is like none there', () => {
    expect(problemOf(() => shown(nested, 'lookup-table'))).toBe(
      '12:1 map.c has no region "lookup-table". | The regions there are outer, inner.',
    );
  });

  test('a region of a file without any', () => {
    expect(problemOf(() => shown('int a;', 'x'))).toBe(
      '12:1 map.c has no region "x". | Mark one with #region and #endregion.',
    );
  });

  test('a region that is never closed, at its line in the file', () => {
    expect(problemOf(() => shown('int a;\n// #region r\nint b;', 'r'))).toBe(
      'map.c:2:1 Region "r" is never closed. | Add an #endregion line.',
    );
  });

  test('an end without a beginning', () => {
    expect(problemOf(() => shown('int a;\n// #endregion'))).toBe(
      'map.c:2:1 The #endregion line closes no region. | Remove it, or add the #region line.',
    );
  });

  test('regions that cross', () => {
    expect(problemOf(() => shown('// #region a\n// #region b\n// #endregion a\n// #endregion b'))).toBe(
      'map.c:3:1 #endregion a closes region "b". | Regions close from the inside out.',
    );
  });

  test('two regions of one name', () => {
    expect(problemOf(() => shown('// #region a\n// #endregion\n// #region a\n// #endregion'))).toBe(
      'map.c:3:1 The file has two regions "a". | Give each region a name of its own.',
    );
  });

  test('a region without a name', () => {
    expect(problemOf(() => shown('/* #region */\n/* #endregion */'))).toBe(
      'map.c:1:1 The region has no name. | Write one after #region.',
    );
  });
});
