import { describe, expect, test } from 'vitest';
import { takeNote, takeSign } from '../../../../src/compile/code/diff-marks.ts';
import { problemOf } from './problem-of.ts';

const place = { line: 5, column: 1 };

describe('takeNote', () => {
  test.each([
    ['int a; // [!code ++]', 'int a;', '+'],
    ['int a;   /* [!code --] */', 'int a;', '-'],
    ['export A=1 # [!code ++]', 'export A=1', '+'],
    ['int a; /* why */ // [!code --]', 'int a; /* why */', '-'],
    ['// [!code ++]', '', '+'],
  ])('%s', (text, rest, mark) => {
    expect(takeNote({ text, place })).toEqual({ text: rest, mark, place });
  });

  test.each(['int a; // ++', 's = "// [!code ++]";', 'a[!code]'])('leaves %s alone', (text) => {
    expect(takeNote({ text, place })).toEqual({ text, place });
  });

  test('refuses what other tools write there', () => {
    expect(problemOf(() => takeNote({ text: 'int a; // [!code focus]', place, file: 'a.c' }))).toBe(
      'a.c:5:1 "[!code focus]" does not mark a line. | ' +
        'Write [!code ++] or [!code --]; to light lines, name them in {…} after the language.',
    );
  });
});

describe('takeSign', () => {
  test.each([
    ['+int a;', 'int a;', '+'],
    ['-int a;', 'int a;', '-'],
    ['+', '', '+'],
    ['++i;', '+i;', '+'],
    ['---i;', '--i;', '-'],
  ])('%s is marked', (text, rest, mark) => {
    expect(takeSign({ text, place })).toEqual({ text: rest, mark, place });
  });

  test('the lines around lose their column of white space', () => {
    expect(takeSign({ text: '  int a;', place })).toEqual({ text: ' int a;', place });
  });

  test.each(['--- a/kernel/user.c', '+++ b/kernel/user.c', '@@ -1,3 +1,3 @@', 'diff --git a/x b/x', ''])(
    'leaves %j alone',
    (text) => {
      expect(takeSign({ text, place })).toEqual({ text, place });
    },
  );
});
