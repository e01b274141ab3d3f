import * as binderfsModel from '../../../slides/binderfs/model.ts';
import * as idmapModel from '../../../slides/idmap-limits/model.ts';
import * as mountModel from '../../../slides/mount-api/model.ts';
import * as pathModel from '../../../slides/path-resolution/model.ts';
import * as pidfdsModel from '../../../slides/pidfds/model.ts';
import { binderfs } from './binderfs.ts';
import type { Feature } from './feature.ts';
import { mountContext } from './mount-context.ts';
import { openat2 } from './openat2.ts';
import { pidfds } from './pidfds.ts';
import { uidMap } from './uid-map.ts';

/** All features that are compared, in the order of the talk. */
export const features: readonly Feature[] = [
  uidMap(idmapModel),
  mountContext(mountModel),
  openat2(pathModel),
  binderfs(binderfsModel),
  pidfds(pidfdsModel),
];
