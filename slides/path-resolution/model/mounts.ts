import { RESOLVE } from './flags.ts';
import { type Place, pathOf, samePlace, traverseMounts } from './tree.ts';
import { asks, go, refuse, type Walk } from './walk.ts';

/**
 * Steps to a place, and into what is mounted there. Source: `handle_mounts` in fs/namei.c.
 * @param step takes the step to the place itself
 */
export function enter(walk: Walk, place: Place, name: string, step: (walk: Walk) => Walk): Walk {
  const mounted = traverseMounts(walk.tree, place);
  if (samePlace(mounted, place)) return step(walk);
  if (asks(walk, RESOLVE.NO_XDEV)) return refuse(walk, 'no-xdev-mount', name, { to: pathOf(walk.tree, place) });
  return go(step(walk), mounted, 'mount', name);
}
