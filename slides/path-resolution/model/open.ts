import { all, any, O, RESOLVE } from './flags.ts';
import type { OpenHow } from './how.ts';
import { oldestFirst } from './list.ts';
import { bytesIn, lookup } from './lookup.ts';
import type { Outcome, Refusal, Saw } from './outcome.ts';
import { type RuleId, rules } from './rules.ts';
import { dentryAt, isDirectory, isReachable, type Place, pathOf, type Tree } from './tree.ts';
import { asks, go, isScoped, note, push, refuse, type ScheduledRename, type Walk } from './walk.ts';

/** The working directory as dirfd. */
export const AT_FDCWD = 'AT_FDCWD';

/** What a call gets as dirfd: the place that an open descriptor refers to, or null for a number that is not open. */
export type Dirfd = Place | typeof AT_FDCWD | null;

/** `PATH_MAX` in include/uapi/linux/limits.h, in bytes and with the NUL at the end. */
const pathMax = 4096;

type Fields = Pick<OpenHow, 'flags' | 'resolve'>;

/** Opens a path with valid fields. Source: `do_sys_openat2` in fs/open.c and `path_openat` in fs/namei.c. */
export function openPath(
  tree: Tree,
  dirfd: Dirfd,
  path: string,
  how: Fields,
  schedule: readonly ScheduledRename[],
): Outcome {
  const name = path.split('\0', 1)[0] ?? '';
  const bytes = bytesIn(name);
  if (bytes === 0) return refused(tree, { rule: 'empty-path', saw: { bytes } });
  if (bytes >= pathMax) return refused(tree, { rule: 'path-too-long', saw: { bytes } });
  const walk = lookup(pathInit(newWalk(tree, how, schedule), dirfd, name));
  return outcomeOf(walk.refusal ? walk : doOpen(walk));
}

/** The outcome of a call whose arguments were refused. */
export function refused(tree: Tree, { rule, saw }: Refusal): Outcome {
  return { errno: rules[rule].errno, rule, saw, steps: [], tree } as Outcome;
}

function newWalk(tree: Tree, { flags, resolve }: Fields, schedule: readonly ScheduledRename[]): Walk {
  return {
    tree,
    flags,
    resolve,
    place: tree.root,
    root: null,
    todo: null,
    taken: 0,
    links: 0,
    follow: !any(flags, O.NOFOLLOW) && !all(flags, O.CREAT | O.EXCL),
    directory: any(flags, O.DIRECTORY),
    created: false,
    renamesBefore: tree.renames,
    schedule,
    steps: null,
    refusal: null,
  };
}

/** Finds where the walk starts. Source: `path_init` in fs/namei.c. */
function pathInit(walk: Walk, dirfd: Dirfd, path: string): Walk {
  if (path.startsWith('/') && !asks(walk, RESOLVE.IN_ROOT)) {
    if (asks(walk, RESOLVE.BENEATH)) return refuse(walk, 'beneath-absolute-path', '');
    return begin({ ...walk, root: walk.tree.root }, walk.tree.root, path);
  }
  if (dirfd === AT_FDCWD) return begin(walk, walk.tree.cwd, path);
  if (dirfd === null || walk.tree.dentries[dirfd.dentry] === undefined) return refuse(walk, 'bad-dirfd', '');
  if (!isDirectory(walk.tree, dirfd)) return refuse({ ...walk, place: dirfd }, 'dirfd-no-directory', '');
  return begin(walk, dirfd, path);
}

const begin = (walk: Walk, place: Place, path: string): Walk =>
  push(go(isScoped(walk) ? { ...walk, root: place } : walk, place, 'start', ''), path);

/** The checks at the end, in the kernel's order. */
const finalChecks: readonly (readonly [RuleId, (walk: Walk) => boolean])[] = [
  // A file that the walk itself created is not checked.
  [
    'outside-at-the-end',
    (walk) => !walk.created && isScoped(walk) && !isReachable(walk.tree, walk.place, walk.root ?? walk.tree.root),
  ],
  ['already-there', ({ flags, created }) => all(flags, O.CREAT | O.EXCL) && !created],
  ['create-on-directory', (walk) => any(walk.flags, O.CREAT) && isDirectory(walk.tree, walk.place)],
  ['directory-wanted', (walk) => walk.directory && !isDirectory(walk.tree, walk.place)],
  ['final-link', (walk) => !any(walk.flags, O.PATH) && isLink(walk)],
  [
    'write-to-directory',
    (walk) => any(walk.flags, O.ACCMODE | O.TRUNC) && !any(walk.flags, O.TMPFILE) && isDirectory(walk.tree, walk.place),
  ],
];

const isLink = ({ tree, place }: Walk): boolean => ['link', 'magic'].includes(dentryAt(tree, place.dentry).kind);

/** Source: `complete_walk`, `do_open` and `may_open` in fs/namei.c. */
function doOpen(walk: Walk): Walk {
  const broken = finalChecks.find(([, breaks]) => breaks(walk));
  return broken === undefined ? note(walk, 'opened', '') : refuse(walk, broken[0], '');
}

function outcomeOf(walk: Walk): Outcome {
  const { tree, place, refusal } = walk;
  const steps = oldestFirst(walk.steps);
  if (refusal !== null) return { ...refused(tree, refusal), steps };
  const path = pathOf(tree, place);
  return { errno: 'OK', rule: ruleOf(walk), saw: { at: path } satisfies Saw, steps, tree, place, path };
}

function ruleOf({ flags, created }: Walk): RuleId {
  if (created) return 'created';
  return any(flags, O.TMPFILE) ? 'unnamed-file' : 'opened';
}
