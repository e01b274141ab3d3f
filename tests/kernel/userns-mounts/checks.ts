import type { Checks } from '../checks.ts';
import { corners } from './corners.ts';
import { fuseRecordings } from './fuse-recordings.ts';
import type { Model } from './model-type.ts';
import { moreCorners } from './more-corners.ts';
import { properties } from './properties.ts';
import { recordings } from './recordings.ts';
import { rows } from './rows.ts';

export const checks: Checks<Model> = {
  features: ['userns-mount'],
  rows,
  notModelled: {},
  // The quick ones first: a model that has lost a rule is mostly caught by them.
  others: [...corners, ...moreCorners, ...fuseRecordings, ...recordings, ...properties],
  harmless: {},
};
