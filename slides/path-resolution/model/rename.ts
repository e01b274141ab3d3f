import { child, type Dentry, isMountpoint, isSubdir, lookupNames, namesIn, type Place, type Tree } from './tree.ts';

/** What `renameat2(2)` with `RENAME_NOREPLACE` answers. */
export type RenameErrno = 'OK' | 'ENOENT' | 'ENOTDIR' | 'EXDEV' | 'EBUSY' | 'EEXIST' | 'EINVAL';

export interface Renamed {
  readonly errno: RenameErrno;
  /** The tree afterwards; the same one if nothing was renamed. */
  readonly tree: Tree;
}

/**
 * Renames something that must not replace anything.
 * @param from absolute path by its bare names; links, `.` and `..` are not followed
 * @param to as `from`
 * Source: `do_renameat2` and `vfs_rename` in fs/namei.c.
 */
export function rename(tree: Tree, from: string, to: string): Renamed {
  const failed = (errno: RenameErrno): Renamed => ({ errno, tree });
  const [oldDirectory, oldName] = parentAndName(tree, from);
  if (typeof oldDirectory === 'string') return failed(oldDirectory);
  const [newDirectory, newName] = parentAndName(tree, to);
  if (typeof newDirectory === 'string') return failed(newDirectory);
  if (oldDirectory.mount !== newDirectory.mount) return failed('EXDEV');
  if (oldName === undefined) return failed('EBUSY');
  if (newName === undefined) return failed('EEXIST');
  const dentry = child(tree, oldDirectory.dentry, oldName);
  if (dentry === undefined) return failed('ENOENT');
  if (child(tree, newDirectory.dentry, newName) !== undefined) return failed('EEXIST');
  if (isSubdir(tree, newDirectory.dentry, dentry)) return failed('EINVAL');
  if (isMountpoint(tree, dentry)) return failed('EBUSY');
  return { errno: 'OK', tree: move(tree, dentry, newDirectory.dentry, newName) };
}

function parentAndName(tree: Tree, path: string): [Place | 'ENOENT' | 'ENOTDIR', string | undefined] {
  const names = namesIn(path);
  const parent = lookupNames(tree, names.slice(0, -1));
  if (typeof parent === 'string' || tree.dentries[parent.dentry]?.kind === 'dir') return [parent, names.at(-1)];
  return ['ENOTDIR', undefined];
}

const move = (tree: Tree, dentry: number, parent: number, name: string): Tree => ({
  ...tree,
  renames: tree.renames + 1,
  dentries: tree.dentries.map((entry, index): Dentry => (index === dentry ? { ...entry, parent, name } : entry)),
});
