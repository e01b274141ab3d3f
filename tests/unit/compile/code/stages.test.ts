import { describe, expect, test } from 'vitest';
import { litIndexes, parseStages } from '../../../../src/compile/code/stages.ts';
import { problemOf } from './problem-of.ts';

const place = { line: 7, column: 1 };
const advice = 'Write lines from 1 as 2, 3-5 or 3-5,8, or all; separate stages by "|".';

describe('parseStages', () => {
  test('reads lines, ranges and all', () => {
    expect(parseStages('2|3-5,8|all', place)).toEqual([[2], [3, 4, 5, 8], null]);
  });

  test('takes white space anywhere between the signs', () => {
    expect(parseStages(' 1 | 3 - 4 , 6 | all ', place)).toEqual([[1], [3, 4, 6], null]);
  });

  test('sorts lines and names each once', () => {
    expect(parseStages('5,3-5,1', place)).toEqual([[1, 3, 4, 5]]);
  });

  test('a range may be one line long', () => {
    expect(parseStages('4-4', place)).toEqual([[4]]);
  });

  test.each(['0', '5-3', '0-2', 'one', '3-', '-3', '1.5', '1,', 'all,2', '1000', '1-999999999'])(
    'refuses the stage %s',
    (stage) => {
      expect(problemOf(() => parseStages(`1|${stage}`, place))).toBe(
        `7:1 "${stage}" is not a stage of a code block. | ${advice}`,
      );
    },
  );

  test.each(['', '1|', '|1', '1||2'])('refuses the empty stage in {%s}', (stages) => {
    expect(problemOf(() => parseStages(stages, place))).toBe(`7:1 A stage of the code block is empty. | ${advice}`);
  });
});

describe('litIndexes', () => {
  test('counts from 0', () => {
    expect(litIndexes([1, 6], 6, place)).toEqual([0, 5]);
  });

  test('keeps all as null', () => {
    expect(litIndexes(null, 6, place)).toBeNull();
  });

  test('refuses the first line that the block does not have', () => {
    expect(problemOf(() => litIndexes([6, 9, 10], 6, place))).toBe(
      '7:1 Line 9 is lit, but the block has 6 lines. | Count lines in the block from 1, whatever start= says.',
    );
  });

  test('says one line, not one lines', () => {
    expect(problemOf(() => litIndexes([2], 1, place))).toContain('Line 2 is lit, but the block has 1 line.');
  });
});
