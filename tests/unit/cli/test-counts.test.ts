import { describe, expect, test } from 'vitest';
import { closingLine, countPlaywright, countVitest, noTests, sum } from '../../counts.ts';

const vitest = { numPassedTests: 5, numFailedTests: 0, numFailedTestSuites: 0, numPendingTests: 1, numTodoTests: 1 };
const stats = { expected: 7, unexpected: 0, flaky: 0, skipped: 2 };

describe('the counts of a run', () => {
  test('Vitest: skipped and planned tests are skipped', () => {
    expect(countVitest(vitest)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  });

  test('Vitest: a failed test makes its file fail too, but counts once', () => {
    expect(countVitest({ ...vitest, numFailedTests: 2, numFailedTestSuites: 3 }).failed).toBe(2);
  });

  test('Vitest: a file that does not load is not lost', () => {
    expect(countVitest({ ...vitest, numFailedTestSuites: 1 }).failed).toBe(1);
  });

  test('Playwright: flaky is failed', () => {
    expect(countPlaywright({ stats: { ...stats, unexpected: 1, flaky: 2 }, errors: [] })).toEqual({
      passed: 7,
      failed: 3,
      skipped: 2,
    });
  });

  test('Playwright: an error outside of tests is not lost', () => {
    expect(countPlaywright({ stats, errors: ['broken setup'] }).failed).toBe(1);
  });
});

describe('the closing line', () => {
  test('names skipped tests only when there are any', () => {
    expect(closingLine(noTests)).toBe('tests: 0 passed, 0 failed');
    expect(closingLine({ passed: 123, failed: 0, skipped: 2 })).toBe('tests: 123 passed, 0 failed, 2 skipped');
  });

  test('is of all parts together', () => {
    const all = sum(countVitest(vitest), countPlaywright({ stats, errors: [] }));
    expect(closingLine(all)).toBe('tests: 12 passed, 0 failed, 4 skipped');
  });
});
