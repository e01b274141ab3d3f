import type { Checks } from '../checks.ts';
import { corners } from './corners.ts';
import type { Model } from './machine.ts';
import { properties } from './properties.ts';
import { recordings } from './recordings.ts';
import { rows } from './rows.ts';
import { textCorners } from './text-corners.ts';

export const checks: Checks<Model> = {
  features: ['binderfs'],
  rows,
  notModelled: { B01: 'Nodes that do not come from binderfs are no part of the model.' },
  others: [...textCorners, ...corners, ...recordings, ...properties],
  harmless: {},
};
