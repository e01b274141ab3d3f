import { beforeAll, describe, expect, test } from 'vitest';
import { createHighlight, type Highlight, type Language, languages } from '../../../../src/compile/code/highlight.ts';

let highlight: Highlight;
beforeAll(async () => {
  highlight = await createHighlight();
});

/** The role of the token that holds `text` in the first line that has it. */
function roleOf(text: string, code: string, language: Language = 'c') {
  const token = highlight(code.split('\n'), language)
    .flat()
    .find(([content]) => content.includes(text));
  if (!token) throw new Error(`${text} is not in the output`);
  return token[1] ?? '';
}

describe('kernel C', () => {
  test.each(['__user', '__rcu', '__percpu', '__iomem', '__must_check', '__always_inline', '__init', '__attribute__'])(
    '%s is a keyword',
    (word) => {
      expect(roleOf(word, `static int ${word} f(void);`)).toBe('keyword');
    },
  );

  test.each([
    ...['u8', 'u16', 'u32', 'u64', 's32', '__u64', '__s32', '__le32', '__be16'],
    ...['pid_t', 'size_t', 'uid_t', 'kuid_t', 'loff_t', 'atomic_t', 'bool', 'int'],
  ])('%s is a type', (word) => {
    expect(roleOf(word, `struct s { ${word} x; };`)).toBe('type');
  });

  test.each([
    'GFP_KERNEL',
    'EFAULT',
    'TASK_RUNNING',
    'NULL',
    'true',
    '0x1f',
    '0755',
    '10UL',
    '__NR_openat2',
    '__GFP_ZERO',
  ])('%s is a literal', (word) => {
    expect(roleOf(word, `x = f(${word});`)).toBe('literal');
  });

  test.each(['GFP_KERNEL', '__user', 'u32'])('%s is nothing of its own in a comment or a string', (word) => {
    expect(roleOf(word, `/* a ${word} here */`)).toBe('comment');
    expect(roleOf(word, `// ${word}`)).toBe('comment');
    expect(roleOf(word, `x = "a ${word} here";`)).toBe('literal');
  });

  test.each(['struct', 'union', 'enum'])('%s is a keyword, and its tag a type', (word) => {
    expect(roleOf(word, `${word} seccomp_notif x;`)).toBe('keyword');
    expect(roleOf('seccomp_notif', `${word} seccomp_notif x;`)).toBe('type');
  });

  test('macros that take arguments are ordinary text', () => {
    expect(roleOf('SYSCALL_DEFINE3', 'SYSCALL_DEFINE3(seccomp, unsigned int, op)')).toBe('');
    expect(roleOf('EXPORT_SYMBOL_GPL', 'EXPORT_SYMBOL_GPL(from_kuid);')).toBe('');
  });

  test('both words of a type in SYSCALL_DEFINE are types', () => {
    const code = 'SYSCALL_DEFINE1(close, unsigned int, fd)';
    expect(roleOf('unsigned', code)).toBe('type');
    expect(roleOf('int', code)).toBe('type');
  });

  test('operators and the brackets of an array are ordinary text', () => {
    expect(roleOf('[]', 'char *names[] = { 0 };')).toBe('');
    expect(roleOf('->', 'a->b |= c;')).toBe('');
  });
});

describe('every language', () => {
  const lines = ['a "b" 1 # c', '', '\u00e9\u00df {} [1, 2]   $x'];

  test.each(languages)('%s keeps the text as it is', (language) => {
    const tokens = highlight(lines, language);
    expect(tokens.map((line) => line.map(([text]) => text).join(''))).toEqual(lines);
  });

  test.each(languages)('%s writes a role only where there is one, and none for white space', (language) => {
    for (const [text, ...role] of highlight(lines, language).flat()) {
      expect(role).not.toContain('');
      if (text.trim() === '') expect(role).toEqual([]);
    }
  });
});
