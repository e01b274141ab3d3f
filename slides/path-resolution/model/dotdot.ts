import { RESOLVE } from './flags.ts';
import { enter } from './mounts.ts';
import { dentryAt, isSubdir, mountAt, mountpoints, type Place, samePlace, type Tree } from './tree.ts';
import { asks, go, isScoped, note, refuse, type Walk } from './walk.ts';

/** Takes "..". Source: `handle_dots` in fs/namei.c. */
export function handleDotdot(walk: Walk): Walk {
  const root = walk.root ?? walk.tree.root;
  const stepped = followDotdot({ ...walk, root }, root);
  if (stepped.refusal) return stepped;
  const count = stepped.tree.renames - stepped.renamesBefore;
  return isScoped(stepped) && count !== 0 ? refuse(stepped, 'moved-during-dotdot', '..', { count }) : stepped;
}

/** Source: `follow_dotdot` in fs/namei.c. */
function followDotdot(walk: Walk, root: Place): Walk {
  const { tree, place } = walk;
  if (samePlace(place, root)) return stay(walk);
  if (place.dentry !== mountAt(tree, place.mount).root) return toParent(walk);
  const mountpoint = chooseMountpoint(tree, place, root);
  if (mountpoint === null) return stay(walk);
  const outside = go(walk, mountpoint, 'unmount', '..');
  return asks(walk, RESOLVE.NO_XDEV) ? refuse(outside, 'no-xdev-dotdot', '..') : toParent(outside);
}

/** The walk is at its root. */
function stay(walk: Walk): Walk {
  if (asks(walk, RESOLVE.BENEATH)) return refuse(walk, 'beneath-dotdot', '..');
  return enter(note(walk, 'top', '..'), walk.place, '..', (at) => at);
}

function toParent(walk: Walk): Walk {
  const { tree, place } = walk;
  const parent = dentryAt(tree, place.dentry).parent;
  if (!isConnected(tree, place.mount, parent)) return refuse(walk, 'dotdot-off-the-mount', '..');
  const above = { mount: place.mount, dentry: parent };
  return enter(walk, above, '..', (at) => go(at, above, 'dotdot', '..'));
}

/**
 * The directory that a mount covers, or, if that is the root of a mount itself, what this one covers, and so on.
 * @returns null if the walk's root comes first, or if nothing is covered
 * Source: `choose_mountpoint` in fs/namei.c.
 */
function chooseMountpoint(tree: Tree, place: Place, root: Place): Place | null {
  const above = mountpoints(tree, place).slice(1);
  const chosen = above.find((at) => samePlace(at, root) || at.dentry !== mountAt(tree, at.mount).root);
  return chosen === undefined || samePlace(chosen, root) ? null : chosen;
}

/** Whether a dentry is below what its mount shows; a rename can take it out. Source: `path_connected` in fs/namei.c. */
const isConnected = (tree: Tree, mount: number, dentry: number): boolean =>
  isSubdir(tree, dentry, mountAt(tree, mount).root);
