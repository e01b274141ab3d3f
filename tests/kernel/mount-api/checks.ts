import type { Checks } from '../checks.ts';
import { corners } from './corners.ts';
import { properties } from './properties.ts';
import { manyMounts, recordings } from './recordings.ts';
import { observations, situations } from './rows.ts';
import type { Model } from './sequence.ts';
import { last } from './session.ts';
import { cStatements } from './statements.ts';

const lastAnswers: Checks<Model>['rows'] = Object.fromEntries(
  Object.entries(situations).map(([id, lines]) => [id, (model: Model) => last(model, lines)]),
);

export const checks: Checks<Model> = {
  features: ['mountapi'],
  rows: { ...lastAnswers, ...observations },
  notModelled: {},
  others: [...recordings, ...cStatements, ...corners, ...properties, manyMounts],
  harmless: {},
};
