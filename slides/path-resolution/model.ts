/**
 * How Linux looks up the path of `openat2(2)`: a pure model of path_openat in fs/namei.c, of 6.12 and 6.18.
 *
 * - `makeTree` makes a tree from plain data, `find` gives a directory of it as a descriptor, `rename` changes it.
 * - `openat2`, `openat` and `open` look up a path in it. The outcome has the errno, the rule that decided (a key of
 *   `rules`), what that rule looked at, and every step of the walk with the path where it stood.
 * - A call may be given renames that somebody else makes while it walks.
 *
 * Nothing is changed, and nothing is thrown: any argument of the declared types has an outcome. The caller is root, so
 * permissions and the fs.protected_* settings play no part, and all filesystems are as tmpfs, except that a procfs looks
 * up names in its own way. What O_TMPFILE does in a procfs, what O_DIRECT and O_NOATIME do behind the walk, and the
 * limits on open files are not in the model. The walk is the one that takes references: a kernel that walks without
 * them first starts again if it meets a rename, and may then see the tree after it.
 */

import { buildOpenHow, type Kernel, type OpenHow, refuseFields, refuseSize, wordsOf } from './model/how.ts';
import { AT_FDCWD, type Dirfd, openPath, refused } from './model/open.ts';
import type { Outcome } from './model/outcome.ts';
import type { Tree } from './model/tree.ts';
import type { ScheduledRename } from './model/walk.ts';

export { O, RESOLVE } from './model/flags.ts';
export type { Kernel, OpenHow } from './model/how.ts';
export { type MountData, makeTree, type TreeData } from './model/make-tree.ts';
export { AT_FDCWD, type Dirfd } from './model/open.ts';
export type { Move, Opened, Outcome, Refused, Saw, Step } from './model/outcome.ts';
export { type Renamed, type RenameErrno, rename } from './model/rename.ts';
export { type Errno, type Rule, type RuleId, rules } from './model/rules.ts';
export {
  type Content,
  type Dentry,
  find,
  isReachable,
  type Mount,
  type Place,
  pathOf,
  type Tree,
} from './model/tree.ts';
export type { ScheduledRename } from './model/walk.ts';

/** What else a call may be given. */
export interface CallOptions {
  /** 6.18 if it is left out. They differ in one bit of `flags`: 1 << 25 is unknown to 6.18, and ignored by 6.12. */
  readonly kernel?: Kernel;
  /** Renames by somebody else, in the order in which they happen if several are due at once. */
  readonly renames?: readonly ScheduledRename[];
}

/**
 * `openat2(2)`.
 * @param dirfd where a relative path starts, and the root under `RESOLVE_IN_ROOT`: a place from `find` or from an earlier
 *   outcome, `AT_FDCWD`, or null for a descriptor that is not open
 * @param path as in C it ends at the first NUL; lengths are counted in bytes of UTF-8
 * @param how `flags` of `O`, `mode`, and `resolve` of `RESOLVE`
 */
export function openat2(tree: Tree, dirfd: Dirfd, path: string, how: OpenHow, options: CallOptions = {}): Outcome {
  const { kernel = '6.18', renames = [] } = options;
  const words = wordsOf(how);
  const refusal = refuseSize(how) ?? refuseFields(words, kernel);
  return refusal === null ? openPath(tree, dirfd, path, words, renames) : refused(tree, refusal);
}

/**
 * `openat(2)`, for comparison: unknown bits of `flags` (a word of 32 bits) are dropped instead of refused.
 * Source: `build_open_how` in fs/open.c.
 */
export function openat(
  tree: Tree,
  dirfd: Dirfd,
  path: string,
  flags: bigint,
  mode = 0n,
  options: CallOptions = {},
): Outcome {
  return openat2(tree, dirfd, path, buildOpenHow(flags, mode), options);
}

/** `open(2)`: `openat` from the working directory. */
export function open(tree: Tree, path: string, flags: bigint, mode = 0n, options: CallOptions = {}): Outcome {
  return openat(tree, AT_FDCWD, path, flags, mode, options);
}
