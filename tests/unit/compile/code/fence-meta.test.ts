import { describe, expect, test } from 'vitest';
import { parseFenceMeta } from '../../../../src/compile/code/fence-meta.ts';
import { problemOf } from './problem-of.ts';

const place = { line: 3, column: 1 };
const parse = (meta: string) => parseFenceMeta(meta, place);
const problem = (meta: string) => problemOf(() => parse(meta));

describe('parseFenceMeta', () => {
  test('without options there is one stage that lights everything', () => {
    expect(parse('')).toEqual({ stages: [null] });
  });

  test('reads every option', () => {
    expect(parse('{1|3-5|all} start=20 title="include/linux/user_namespace.h, 4.14"')).toEqual({
      stages: [[1], [3, 4, 5], null],
      start: 20,
      title: 'include/linux/user_namespace.h, 4.14',
    });
  });

  test('takes options in any order and without white space between them', () => {
    expect(parse('title="a b"{2}')).toEqual({ stages: [[2]], title: 'a b' });
  });

  test('a quoted value may hold braces, equal signs and option names', () => {
    expect(parse('title="start=3 {all}"')).toEqual({ stages: [null], title: 'start=3 {all}' });
  });

  test('reads a file with and without a region', () => {
    expect(parse('file=uid-map.c#extent').snippet).toEqual({ path: 'uid-map.c', region: 'extent' });
    expect(parse('file=src/uid-map.c').snippet).toEqual({ path: 'src/uid-map.c' });
  });

  test('a name with two dots in it does not leave the folder', () => {
    expect(parse('file=a..b.c').snippet).toEqual({ path: 'a..b.c' });
  });
});

describe('parseFenceMeta refuses', () => {
  test('a key that does not exist, and names the one that was meant', () => {
    expect(problem('titel="x"')).toBe('3:1 "titel" is not an option of a code block. | Did you mean title=?');
  });

  test('a key that is like none of the options, and lists them', () => {
    expect(problem('highlight=3')).toBe(
      '3:1 "highlight" is not an option of a code block. | The options are {stages}, file=, start= and title="…".',
    );
  });

  test('a stray word, as a title without quotes leaves behind', () => {
    expect(problem('title=user_namespace.h, 4.14')).toContain('"4.14" is not an option of a code block.');
  });

  test('stages without a closing brace', () => {
    expect(problem('{1|2')).toBe(
      '3:1 The stages of the code block have no closing brace. | Write them as {1|3-5|all}.',
    );
  });

  test('stages or a key given twice', () => {
    expect(problem('{1} {2}')).toBe('3:1 The code block has its stages twice. | Remove {2}.');
    expect(problem('start=1 start=2')).toBe('3:1 The code block has start= twice. | Remove start=2.');
  });

  test('a key without a value', () => {
    expect(problem('title=')).toBe(
      '3:1 title= has no value. | Write title="kernel/user_namespace.c, 4.15", or remove it.',
    );
    expect(problem('title=""')).toContain('title= has no value.');
  });

  test('a value without a closing quote', () => {
    expect(problem('title="kernel/user_namespace.c, 4.15')).toBe(
      '3:1 The value of title= has no closing quote. | Write title="kernel/user_namespace.c, 4.15".',
    );
  });

  test.each(['0', '-1', '1.5', 'x', '01'])('start=%s', (start) => {
    expect(problem(`start=${start}`)).toBe(
      `3:1 start=${start} is not a line number. | Write a whole number from 1, as in start=20.`,
    );
  });

  test('start= together with file=', () => {
    expect(problem('start=3 file=a.c')).toBe(
      '3:1 A code block with file= cannot have start=. | Remove start=; the lines have their numbers in the file.',
    );
  });

  test.each(['#extent', 'a.c#'])('file=%s, which lacks a part', (file) => {
    expect(problem(`file=${file}`)).toBe(
      `3:1 file=${file} does not name a file and a region. | Write file=path#region.`,
    );
  });

  test.each(['../a.c', '/etc/passwd', 'x/../../a.c', '..\\a.c'])('file=%s, outside the folder', (file) => {
    expect(problem(`file=${file}`)).toBe(
      `3:1 file=${file} leaves the chapter's folder. | Copy the file next to slides.mdx.`,
    );
  });
});
