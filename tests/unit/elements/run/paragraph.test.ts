import { expect, test } from 'vitest';
import type { CodeLine } from '../../../../src/deck/code.ts';
import { paragraphAt } from '../../../../src/elements/run/paragraph.ts';

/** Lines with numbers from 10 on. */
const linesOf = (...texts: string[]): CodeLine[] =>
  texts.map((text, index) => ({ tokens: text === '' ? [] : [[text]], number: 10 + index }));

const lines = linesOf('a', 'b', '', 'c', '    ', '', 'd', 'e', 'f');

test.each([
  [10, 0, 1],
  [11, 0, 1],
  [13, 3, 3],
  [16, 6, 8],
  [17, 6, 8],
  [18, 6, 8],
])('line %d is in the paragraph from index %d to %d', (line, first, last) => {
  expect(paragraphAt(lines, line)).toEqual({ first, last });
});

test.each([0, 9, 12, 14, 15, 19, -1, Number.NaN])('line %d is in no paragraph', (line) => {
  expect(paragraphAt(lines, line)).toBeNull();
});

test('a block without numbers has no line that could run', () => {
  expect(paragraphAt([{ tokens: [['a']] }], 1)).toBeNull();
});
