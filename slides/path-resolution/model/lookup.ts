import { handleDotdot } from './dotdot.ts';
import { RESOLVE } from './flags.ts';
import { pickLink } from './links.ts';
import { addChild, setCold } from './make-tree.ts';
import { enter } from './mounts.ts';
import { child, dentryAt, isDirectory, isInProcfs } from './tree.ts';
import { asks, type Component, creates, go, letOthersRename, note, refuse, type Walk } from './walk.ts';

/** `NAME_MAX` in include/uapi/linux/limits.h, in bytes. */
const nameMax = 255;

export const bytesIn = (text: string): number => new TextEncoder().encode(text).length;

/** Walks until nothing is left or something is refused. Source: `link_path_walk` in fs/namei.c. */
export function lookup(start: Walk): Walk {
  let walk = letOthersRename(start);
  while (walk.todo !== null) {
    const { head, tail } = walk.todo;
    walk = letOthersRename(component({ ...walk, todo: tail, taken: walk.taken + 1 }, head, tail === null));
  }
  return walk;
}

/** Source: `walk_component` and, for the last one, `open_last_lookups` in fs/namei.c. */
function component(walk: Walk, { name, slash }: Component, last: boolean): Walk {
  if (!isDirectory(walk.tree, walk.place)) return refuse(walk, 'not-a-directory', name);
  if (name === '.') return note(walk, 'dot', name);
  if (name === '..') return handleDotdot(walk);
  if (!last) return byName(walk, name, { follow: true, create: false });
  if (creates(walk))
    return slash ? refuse(walk, 'create-with-slash', name) : byName(walk, name, { follow: walk.follow, create: true });
  const asked = slash ? { ...walk, follow: true, directory: true } : walk;
  return byName(asked, name, { follow: asked.follow, create: false });
}

/**
 * Takes a name. What is not in the cache is looked up by the filesystem: tmpfs refuses a name that is too long;
 * procfs only says that there is no such name, however long it is, and creates nothing.
 * Source: `lookup_open`, `lookup_slow` and `step_into` in fs/namei.c, `simple_lookup` in fs/libfs.c,
 * `proc_root_lookup` in fs/proc/root.c, `proc_pident_lookup` in fs/proc/base.c.
 */
function byName(walk: Walk, name: string, { follow, create }: { follow: boolean; create: boolean }): Walk {
  const { tree, place } = walk;
  const [bytes, procfs] = [bytesIn(name), isInProcfs(tree, place.dentry)];
  if (bytes > nameMax && !procfs) return refuse(walk, 'name-too-long', name, { bytes });
  const dentry = child(tree, place.dentry, name);
  if (dentry === undefined) return create && !procfs ? createFile(walk, name) : refuse(walk, 'no-such-name', name);
  const { kind, cold } = dentryAt(tree, dentry);
  if (cold && asks(walk, RESOLVE.CACHED)) return refuse(walk, 'cached-only', name);
  const found = { mount: place.mount, dentry };
  const warm = cold ? { ...walk, tree: setCold(tree, dentry, false) } : walk;
  if (follow && (kind === 'link' || kind === 'magic')) return pickLink(warm, found, name);
  return enter(warm, found, name, (at) => go(at, found, 'name', name));
}

function createFile(walk: Walk, name: string): Walk {
  const tree = addChild(walk.tree, walk.place, name, { kind: 'file' });
  const made = { mount: walk.place.mount, dentry: tree.dentries.length - 1 };
  return go({ ...walk, tree, created: true }, made, 'create', name);
}
