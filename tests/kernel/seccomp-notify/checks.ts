import type { Checks } from '../checks.ts';
import type { Model } from './model-type.ts';
import { properties } from './properties.ts';
import { recordedChecks } from './recorded.ts';
import { rows } from './rows.ts';
import { supervisorCorners } from './supervisor-corners.ts';
import { targetCorners } from './target-corners.ts';

export const checks: Checks<Model> = {
  features: ['seccomp'],
  rows,
  notModelled: {},
  others: [...targetCorners, ...supervisorCorners, ...recordedChecks, ...properties],
  harmless: {},
};
