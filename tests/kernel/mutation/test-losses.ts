import { expect, test } from 'vitest';
import type { Checks } from '../checks.ts';
import { survivors } from './survivors.ts';

/** Registers the test that no condition of a chapter's model can be lost without a check that fails. */
export function testLosses<Model>(chapter: string, { harmless }: Checks<Model>): void {
  test('the loss of any condition is noticed', { timeout: 300_000 }, async () => {
    const { survivors: unnoticed, count } = await survivors(chapter);
    expect(count).toBeGreaterThan(0);
    expect([...new Set(unnoticed.map(({ condition }) => condition))].toSorted()).toEqual(
      Object.keys(harmless).toSorted(),
    );
  });
}
