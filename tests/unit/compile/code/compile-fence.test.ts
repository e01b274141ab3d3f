import { beforeAll, describe, expect, test } from 'vitest';
import {
  countStages,
  createFenceCompiler,
  type Fence,
  type FenceCompiler,
} from '../../../../src/compile/code/compile-fence.ts';
import { problemOf } from './problem-of.ts';

let compiler: FenceCompiler;
beforeAll(async () => {
  compiler = await createFenceCompiler();
});

const files: Record<string, string> = {
  'map.c': 'int a;\n\t/* #region body */\n\tint b;\n\n\t\tint c;\n\t/* #endregion */\n',
  'wide.c': `// #region wide\n\t${'x'.repeat(81)}\n// #endregion\n`,
  'empty.c': '// #region nothing\n// #endregion\n',
};
const context = { readSnippet: (path: string) => files[path] };
const fence = (text: string, meta = '', language: string | null = 'c'): Fence => ({
  language,
  meta,
  text,
  place: { line: 10, column: 1 },
});
const compile = (...parts: Parameters<typeof fence>) => compiler.fence(fence(...parts), context);
const problem = (...parts: Parameters<typeof fence>) => problemOf(() => compile(...parts));
const numbersOf = ({ versions }: ReturnType<typeof compile>) => versions[0]?.lines.map(({ number }) => number);
const textsOf = (block: ReturnType<typeof compile>) =>
  block.versions.map(({ lines }) => lines.map(({ tokens }) => tokens.map(([text]) => text).join('')));

describe('fence', () => {
  test('is small where nothing is asked for', () => {
    expect(compile('f();')).toEqual({
      language: 'c',
      versions: [{ lines: [{ tokens: [['f();']] }] }],
      stages: [{ version: 0, lit: null }],
    });
  });

  test('has its caption, its stages and the number of its first line', () => {
    const block = compile('a\nb\nc', '{1|2-3|all} start=20 title="kernel/user.c"', 'text');
    expect(block.versions[0]?.caption).toBe('kernel/user.c');
    expect(numbersOf(block)).toEqual([20, 21, 22]);
    expect(block.stages).toEqual([
      { version: 0, lit: [0] },
      { version: 0, lit: [1, 2] },
      { version: 0, lit: null },
    ]);
  });

  test('takes a region from a file, without its indentation and with its line number', () => {
    const block = compile('', 'file=map.c#body');
    expect(textsOf(block)).toEqual([['int b;', '', '    int c;']]);
    expect(numbersOf(block)).toEqual([3, 4, 5]);
  });

  test('keeps the indentation of code that is written in the slide', () => {
    expect(textsOf(compile('\tint a;'))).toEqual([['    int a;']]);
  });

  test('marks lines, and measures them without their notes', () => {
    const block = compile(`${'x'.repeat(80)} // [!code ++]\nint b;`);
    expect(block.versions[0]?.lines.map((line) => line.mark)).toEqual(['+', undefined]);
  });
});

describe('fence refuses', () => {
  const list = 'The languages are c, bash, text, diff, json, console.';

  test('a language that does not exist', () => {
    expect(problem('x', '', 'jsn')).toBe(`10:1 "jsn" is not a language of code blocks. | Did you mean "json"? ${list}`);
    expect(problem('x', '', 'go')).toBe(`10:1 "go" is not a language of code blocks. | ${list}`);
  });

  test.each([null, '{1|2}'])('a fence that begins with %s instead of a language', (language) => {
    expect(problem('x', '', language)).toBe(
      `10:1 The code block has no language. | Write one after the backticks. ${list}`,
    );
  });

  test('an empty block', () => {
    const empty = '10:1 The code block is empty. | Write code in it, or name a file with file=.';
    expect(problem('')).toBe(empty);
    expect(problem(' \n\t')).toBe(empty);
    expect(problem('', 'file=empty.c#nothing')).toBe(empty);
  });

  test('a line that is too wide, at its place in the slides', () => {
    expect(problem(`int a;\n${'x'.repeat(81)}`)).toContain('12:1 The line has 81 columns, but 80 fit.');
  });

  test('a line that is too wide in a snippet, at its place there, measured without the indentation', () => {
    expect(problem('', 'file=wide.c#wide')).toContain('wide.c:2:1 The line has 81 columns, but 80 fit.');
  });

  test('a note it does not know, at its line', () => {
    expect(problem('int a;\nint b; // [!code hl]')).toContain('12:1 "[!code hl]" does not mark a line.');
  });

  test('a file that is not there', () => {
    expect(problem('', 'file=mop.c')).toBe("10:1 There is no file mop.c. | file= is relative to the chapter's folder.");
  });

  test('a file and a text', () => {
    expect(problem('int a;', 'file=map.c')).toBe(
      '10:1 A code block with file= has text of its own. | Remove the text, or file=.',
    );
  });

  test('a lit line that the block does not have', () => {
    expect(problem('a\nb', '{1|3}')).toContain('10:1 Line 3 is lit, but the block has 2 lines.');
  });
});

describe('morph', () => {
  const place = { line: 8, column: 1 };
  const morph = (...fences: Fence[]) => compiler.morph(fences, context, place);

  test('has the stages of its blocks, one after the other', () => {
    const block = morph(fence('a\nb', '{1|all}'), fence('a\nc', '{2}'));
    expect(block.stages).toEqual([
      { version: 0, lit: [0] },
      { version: 0, lit: null },
      { version: 1, lit: [1] },
    ]);
  });

  test('gives each version the title of its fence', () => {
    const captions = (...fences: Fence[]) => morph(...fences).versions.map(({ caption }) => caption);
    expect(captions(fence('a', 'title=4.14'), fence('b', 'title=4.15'))).toEqual(['4.14', '4.15']);
    expect(captions(fence('a', 'title=4.14'), fence('b'))).toEqual(['4.14', undefined]);
  });

  test('keys its tokens, and keeps numbers and marks', () => {
    const block = morph(fence('f(a);', 'start=3'), fence('f(a); // [!code ++]'));
    expect(block.versions).toEqual([
      { lines: [{ tokens: [['f(a);', '', 0]], number: 3 }] },
      { lines: [{ tokens: [['f(a);', '', 0]], mark: '+' }] },
    ]);
  });

  test('refuses fewer than two blocks', () => {
    const message = '8:1 <Morph> needs two or more code blocks. | For one block, remove <Morph>.';
    expect(problemOf(() => morph())).toBe(message);
    expect(problemOf(() => morph(fence('a')))).toBe(message);
  });

  test('refuses two languages', () => {
    expect(problemOf(() => morph(fence('a'), fence('{}', '', 'json')))).toBe(
      '10:1 The code blocks of a <Morph> are in one language, but this one is json after c. | Give them one language.',
    );
  });
});

describe('countStages', () => {
  test.each([
    ['', 1],
    ['title="x"', 1],
    ['{all}', 1],
    ['{1|3-5|all}', 3],
  ])('%j has %i', (meta, count) => {
    expect(countStages(fence('', meta, null))).toBe(count);
  });

  test('refuses options that cannot be read', () => {
    expect(problemOf(() => countStages(fence('', '{1|}')))).toContain('10:1 A stage of the code block is empty.');
  });
});
