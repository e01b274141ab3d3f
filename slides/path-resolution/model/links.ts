import { RESOLVE } from './flags.ts';
import type { RuleId } from './rules.ts';
import { dentryAt, type Place, pathOf } from './tree.ts';
import { asks, go, isScoped, note, push, refuse, type Walk } from './walk.ts';

/** `MAXSYMLINKS` in include/linux/namei.h. */
const maxLinks = 40;

/** What stops any link, in the kernel's order. */
const stops: readonly (readonly [RuleId, (walk: Walk) => boolean])[] = [
  ['too-many-links', ({ links }) => links >= maxLinks],
  ['no-symlinks', (walk) => asks(walk, RESOLVE.NO_SYMLINKS)],
];

/** Follows the link at a place, which is in the directory where the walk stands. Source: `pick_link` in fs/namei.c. */
export function pickLink(walk: Walk, link: Place, name: string): Walk {
  const stop = stops.find(([, holds]) => holds(walk));
  if (stop !== undefined) return refuse(walk, stop[0], name, { count: walk.links });
  const counted = { ...walk, links: walk.links + 1 };
  const content = dentryAt(walk.tree, link.dentry);
  if (content.kind === 'magic') return jumpLink(counted, content.to, name);
  const target = content.kind === 'link' ? content.target : '';
  const found = note(counted, 'link', name, { target });
  const started = target.startsWith('/') ? jumpRoot(found, name, target) : found;
  return started.refusal ? started : push(started, target);
}

/** Starts over at the root because of a link. Source: `nd_jump_root` in fs/namei.c. */
function jumpRoot(walk: Walk, name: string, target: string): Walk {
  if (asks(walk, RESOLVE.BENEATH)) return refuse(walk, 'beneath-absolute-link', name, { target });
  // A root that was not needed so far is no root on this mount, wherever it may be.
  if (asks(walk, RESOLVE.NO_XDEV) && walk.place.mount !== walk.root?.mount) {
    return refuse(walk, 'no-xdev-absolute-link', name, { target });
  }
  const root = walk.root ?? walk.tree.root;
  return go({ ...walk, root }, root, 'root', name);
}

/** Goes where a magic link leads. Source: `nd_jump_link` in fs/namei.c. */
function jumpLink(walk: Walk, to: Place, name: string): Walk {
  const saw = { to: pathOf(walk.tree, to) };
  // Procfs gives no magic link to a walk that stays in the cache: proc_pid_get_link in fs/proc/base.c.
  if (asks(walk, RESOLVE.CACHED)) return refuse(walk, 'cached-only', name, saw);
  if (asks(walk, RESOLVE.NO_MAGICLINKS)) return refuse(walk, 'no-magiclinks', name, saw);
  if (asks(walk, RESOLVE.NO_XDEV) && walk.place.mount !== to.mount) return refuse(walk, 'no-xdev-magiclink', name, saw);
  if (isScoped(walk)) return refuse(walk, 'scoped-magiclink', name, saw);
  return go(walk, to, 'magic', name);
}
