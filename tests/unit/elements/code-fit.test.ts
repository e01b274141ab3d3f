import { describe, expect, test } from 'vitest';
import type { CodeBlock, CodeVersion } from '../../../src/deck/code.ts';
import { codeFit } from '../../../src/elements/code-fit.ts';

const version = (lines: number, columns: number, firstLine?: number): CodeVersion => ({
  lines: Array.from({ length: lines }, (_, index) => ({
    tokens: [['x'.repeat(columns)]],
    ...(firstLine !== undefined && { number: firstLine + index }),
  })),
});
const block = (...versions: CodeVersion[]): CodeBlock => ({ language: 'c', versions, stages: [] });

describe('codeFit', () => {
  test.each([
    [65, 10, 'large'],
    [66, 10, 'normal'],
    [65, 11, 'normal'],
    [74, 11, 'normal'],
    [75, 3, 'wide'],
  ] as const)('%i columns in %i lines are %s', (columns, lines, size) => {
    expect(codeFit(block(version(lines, columns))).size).toBe(size);
  });

  test('line numbers take columns of their own', () => {
    expect(codeFit(block(version(1, 63, 7)))).toEqual({ size: 'large', tall: false, digits: 1 });
    expect(codeFit(block(version(2, 62, 99)))).toEqual({ size: 'normal', tall: false, digits: 3 });
  });

  test('so do signs', () => {
    const added: CodeVersion = { lines: [{ tokens: [['x'.repeat(64)]], mark: '+' }] };
    expect(codeFit(block(added)).size).toBe('normal');
  });

  test('is tall from twelve lines on', () => {
    expect(codeFit(block(version(11, 10))).tall).toBe(false);
    expect(codeFit(block(version(12, 10))).tall).toBe(true);
  });

  test('measures all versions, so that a morph does not change the size', () => {
    expect(codeFit(block(version(2, 10), version(12, 40, 8)))).toEqual({ size: 'normal', tall: true, digits: 2 });
  });

  test('adds up the tokens of a line', () => {
    const line = { tokens: [['x'.repeat(40), 'keyword'], ['y'.repeat(40)]] } as const;
    expect(codeFit(block({ lines: [line] })).size).toBe('wide');
  });

  test('takes an empty block', () => {
    expect(codeFit(block({ lines: [] }))).toEqual({ size: 'large', tall: false, digits: 0 });
  });
});
