import assert from 'node:assert/strict';
import type { Check, Checks } from '../checks.ts';
import { vectors } from '../vectors.ts';
import { callCorners } from './call-corners.ts';
import { corners } from './corners.ts';
import { lifeCorners } from './life-corners.ts';
import type { Model } from './machine.ts';
import { properties } from './properties.ts';
import { recordings } from './recordings.ts';
import { olderRows, rows } from './rows.ts';

/** The two rows of the older release repeat ids of the newer one, so that they are checks of their own. */
const older: readonly Check<Model>[] = vectors
  .filter(({ feature }) => feature === 'pidfd-6.12')
  .map(({ id, desc, expected, kernel }) => ({
    name: `${id} on ${kernel}: ${desc}`,
    run: (model) => assert.equal(olderRows[id]?.(model, '6.12'), expected),
  }));

export const checks: Checks<Model> = {
  features: ['pidfd'],
  rows,
  notModelled: {},
  others: [...older, ...corners, ...callCorners, ...lifeCorners, ...recordings, ...properties],
  harmless: {},
};
