import type { Checks } from '../checks.ts';
import { corners } from './corners.ts';
import type { Model } from './model-type.ts';
import { properties } from './properties.ts';
import { recordings } from './recordings.ts';
import { rows } from './rows.ts';

export const checks: Checks<Model> = {
  features: ['uevent'],
  rows,
  notModelled: {},
  // The quick ones first: a model that has lost a rule is mostly caught by them.
  others: [...corners, ...recordings, ...properties],
  harmless: {},
};
