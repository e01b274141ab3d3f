import { expect, test } from 'vitest';
import { mutants } from '../../kernel/mutation/mutants.ts';

const losses = (code: string) => mutants(code).map(({ condition, code: mutant }) => [condition, mutant]);

test('an if and a question lose their condition', () => {
  expect(losses('if (a > 1) f();\n')).toEqual([['a > 1', 'if (false) f();\n']]);
  expect(losses('x = b ? 1 : 2;\n')).toEqual([['b', 'x = false ? 1 : 2;\n']]);
});

test('each operand loses its say', () => {
  expect(losses('x = a && b;\n')).toEqual([
    ['a', 'x = true && b;\n'],
    ['b', 'x = a && true;\n'],
  ]);
  expect(losses('x = a || b;\n')).toEqual([
    ['a', 'x = false || b;\n'],
    ['b', 'x = a || false;\n'],
  ]);
});

test('what is no condition is left alone', () => {
  expect(losses('x = a ?? b; while (c) d();\n')).toEqual([]);
});

test('text before the condition may hold any character', () => {
  expect(losses('s = "é😀"; if (a) f();\n')).toEqual([['a', 's = "é😀"; if (false) f();\n']]);
});
