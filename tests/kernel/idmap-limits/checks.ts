import type { Checks } from '../checks.ts';
import { corners } from './corners.ts';
import { faults } from './faults.ts';
import type { Model } from './play.ts';
import { properties } from './properties.ts';
import { recordings } from './recordings.ts';
import { rows } from './rows.ts';

export const checks: Checks<Model> = {
  features: ['idmap'],
  rows,
  notModelled: {},
  others: [...faults, ...corners, ...properties, ...recordings],
  harmless: {},
};
