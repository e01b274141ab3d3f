import type { Checks } from '../checks.ts';
import { corners } from './corners.ts';
import type { Model } from './model-type.ts';
import { moreCorners } from './more-corners.ts';
import { properties } from './properties.ts';
import { recordings } from './recordings.ts';
import { rows } from './rows.ts';

export const checks: Checks<Model> = {
  features: ['openat2'],
  rows,
  notModelled: {},
  others: [...corners, ...moreCorners, ...recordings, ...properties],
  harmless: {},
};
