import { expect, test } from 'vitest';
import { allChecks, type Checks } from './checks.ts';
import { vectors } from './vectors.ts';

/** The least part of a feature's rows that a model has to answer. */
const leastModelled = 0.9;

/** Registers the tests of one model: its rows by their ids, the table of what is left out, and all other checks. */
export function testModel<Model>(model: Model, checks: Checks<Model>): void {
  for (const { name, run } of allChecks(checks)) test(name, () => run(model));

  test('every row is answered or left out for a reason, and nine in ten are answered', () => {
    const ids = vectors.filter(({ feature }) => checks.features.includes(feature)).map(({ id }) => id);
    const answered = Object.keys(checks.rows);
    expect([...answered, ...Object.keys(checks.notModelled)].toSorted()).toEqual(ids.toSorted());
    expect(answered.length / ids.length).toBeGreaterThanOrEqual(leastModelled);
  });
}
