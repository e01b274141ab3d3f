import { all, RESOLVE } from './flags.ts';
import { isMountpoint, type Place, pathOf, samePlace, traverseMounts } from './tree.ts';
import { asks, go, refuse, type Walk } from './walk.ts';

/**
 * Steps to a place, and into what is mounted there. Source: `handle_mounts` in fs/namei.c.
 * @param step takes the step to the place itself
 */
export function enter(walk: Walk, place: Place, name: string, step: (walk: Walk) => Walk): Walk {
  const { tree, resolve } = walk;
  const mounted = traverseMounts(tree, place);
  if (samePlace(mounted, place)) {
    // Under RESOLVE_NO_XDEV a walk in the cache gives up at any mountpoint: `__follow_mount_rcu` in fs/namei.c.
    const givesUp = all(resolve, RESOLVE.NO_XDEV | RESOLVE.CACHED) && isMountpoint(tree, place.dentry);
    return givesUp ? refuse(walk, 'cached-only', name) : step(walk);
  }
  if (asks(walk, RESOLVE.NO_XDEV)) return refuse(walk, 'no-xdev-mount', name, { to: pathOf(tree, place) });
  return go(step(walk), mounted, 'mount', name);
}
