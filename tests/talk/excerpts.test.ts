import { expect, test } from 'vitest';
import { corrections } from '../../slides/closing/corrections.ts';
import { excerpts } from '../../slides/closing/excerpts.ts';

test('a hash is cut off just behind the digit that differs', () => {
  const source = '849d540ddfc4f232f3b2cf40a2e07eccbd6212c';
  const printed = '849d540ddfcd4f232f3b2cf40a2e07eccbd6212c';
  expect(excerpts({ source, printed })).toEqual({ source: '849d540ddfc4f…', printed: '849d540ddfcd4…' });
});

test('a list is shown by its first and last commit', () => {
  const [a, b] = ['a'.repeat(40), 'b'.repeat(40)];
  expect(excerpts({ source: `- ${a}\n- ${b}`, printed: `- ${b}` })).toEqual({
    source: `${'a'.repeat(12)} … ${'b'.repeat(12)}`,
    printed: 'b'.repeat(12),
  });
});

test('no correction looks the same before and after', () => {
  const same = corrections.map(excerpts).filter(({ source, printed }) => source === printed);
  expect(same).toEqual([]);
});
