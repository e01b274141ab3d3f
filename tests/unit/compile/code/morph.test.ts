import { beforeAll, describe, expect, test } from 'vitest';
import { createHighlight, type Highlight } from '../../../../src/compile/code/highlight.ts';
import { keyTokens } from '../../../../src/compile/code/morph.ts';
import type { Token } from '../../../../src/deck/code.ts';

let highlight: Highlight;
beforeAll(async () => {
  highlight = await createHighlight();
});

const morph = (...texts: string[]) => keyTokens(texts.map((text) => highlight(text.split('\n'), 'c')));
const textOf = (lines: Token[][]) => lines.map((line) => line.map(([text]) => text).join('')).join('\n');
const keysOf = (lines: Token[][] = []) => lines.flat().map(([, , key]) => key);

/** The texts that stay from the first version to the second, in the order of the second. */
const stays = ([before, after]: Token[][][]) => {
  const keys = new Set(keysOf(before));
  return (after ?? []).flat().flatMap(([text, , key]) => (keys.has(key) && text.trim() !== '' ? [text] : []));
};

const array = `struct uid_gid_map {
    u32 nr_extents;
    struct uid_gid_extent extent[5]; /* the old one */
};`;
const union = `struct uid_gid_map { /* 64 bytes */
    u32 nr_extents;
    union {
        struct uid_gid_extent extent[5];
        struct uid_gid_extent *forward;
    };
};`;
const sequences: string[][] = [
  [array, union],
  [union, array],
  [array, union, array],
  [array, array],
  ['a', 'b'],
  ['a a a', 'a'],
  ['a', 'a a a'],
  ['x = y;', 'y = x;'],
  ['', union],
  [union, ''],
  ['a\n\nb', '\n\n\na'],
  ['/* one two */', 'one two'],
  ['f(a, b);\ng(c);', 'g(c);\nf(b, a);'],
];

describe.each(sequences)('%j to %j', (...texts) => {
  test('each version has its text', () => {
    expect(morph(...texts).map(textOf)).toEqual(texts);
  });

  test('keys are small whole numbers, each once in a version', () => {
    const versions = morph(...texts);
    const all = new Set(versions.flatMap(keysOf));
    expect([...all].toSorted((a, b) => Number(a) - Number(b))).toEqual([...all.keys()].map((_, index) => index));
    for (const lines of versions) expect(new Set(keysOf(lines)).size).toBe(lines.flat().length);
  });

  test('a token that stays keeps its text and its role', () => {
    const seen = new Map<number | undefined, string>();
    for (const [text, role, key] of morph(...texts).flat(2)) {
      const looks = `${role} ${text}`;
      expect(seen.get(key) ?? looks).toBe(looks);
      seen.set(key, looks);
    }
  });

  test('the same input gives the same output', () => {
    expect(morph(...texts)).toEqual(morph(...texts));
  });

  test('a version that repeats the one before has all its keys', () => {
    const last = texts.at(-1) ?? '';
    const versions = morph(...texts, last);
    expect(versions.at(-1)).toEqual(versions.at(-2));
  });
});

describe('what stays', () => {
  test('a line that is only indented further', () => {
    expect(stays(morph('a(x);', '    if (b)\n        a(x);'))).toEqual(['a(x);']);
  });

  test('the words of a line that is edited', () => {
    expect(stays(morph('static int count = 5;', 'static u32 count = 340;'))).toEqual(['static', 'count', '=', ';']);
  });

  test('a line that moves past another', () => {
    expect(stays(morph('first(1);\nsecond(2);', 'second(2);\nfirst(1);'))).toHaveLength(6);
  });

  test('a word that moves within an edit', () => {
    expect(stays(morph('#define MAX 5', '#define BASE 5\n#define MAX 340'))).toEqual(['#define', '5', 'MAX']);
  });

  test('the last of several closing brackets', () => {
    const [before, after] = morph('s {\n};', 's {\n  t {\n  };\n};');
    expect(after?.at(-1)?.at(-1)).toEqual(before?.at(-1)?.at(-1));
  });

  test('no bracket flies to another line', () => {
    expect(stays(morph('f(1);\nx = 2;', 'y = 3;\ng[4] = 5;'))).not.toContain('(');
  });

  test('no word moves into a comment', () => {
    expect(stays(morph('return x;', '/* return x */'))).toEqual([]);
  });
});

test('tokens that always stay together are one token', () => {
  const [version] = morph('/* a long comment */ f(a, b);', '/* a long comment */ f(a, b);');
  expect(version?.[0]).toEqual([
    ['/* a long comment */', 'comment', 0],
    [' f(a, b);', '', 1],
  ]);
});

test('tokens that part in one version are parted in all', () => {
  const [before] = morph('f(a, b);', 'f(a, c, b);');
  expect(before?.[0]?.map(([text]) => text)).not.toContain('f(a, b);');
});
