import { credentials, isOurs, mayMount } from './callers.ts';
import {
  AT_EMPTY_PATH,
  AT_NO_AUTOMOUNT,
  AT_RECURSIVE,
  AT_SYMLINK_NOFOLLOW,
  OPEN_TREE_CLOEXEC,
  OPEN_TREE_CLONE,
} from './flags.ts';
import { lookup, mountAt, superblockOf } from './namei.ts';
import { firstRefusal, isRefusal, type Refusal } from './outcome.ts';
import {
  type Anonymous,
  anonymous,
  type Caller,
  isWithin,
  type Mount,
  type Path,
  type Place,
  type State,
} from './state.ts';
import { open, refused, rootOf, type Step, treeOf, withMounts } from './step.ts';

const openTreeFlags =
  AT_EMPTY_PATH | AT_NO_AUTOMOUNT | AT_RECURSIVE | AT_SYMLINK_NOFOLLOW | OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC;

/** `open_tree()`, `fs/namespace.c`. */
export function openTree(state: State, caller: Caller, dfd: number, name: string, flags: number): Step {
  const clone = (flags & OPEN_TREE_CLONE) !== 0;
  const recursive = (flags & AT_RECURSIVE) !== 0;
  const closeOnExec = (flags & OPEN_TREE_CLOEXEC) !== 0;
  const early = firstRefusal([
    [(flags & ~openTreeFlags) !== 0, 'EINVAL', 'open-tree-flags', { flags }],
    [recursive && !clone, 'EINVAL', 'open-tree-recursive', { flags }],
    [clone && !mayMount(caller), 'EPERM', 'may-mount', { caller }],
  ]);
  if (early) return refused(state, early);
  const path = lookup(state, rootOf(caller), dfd, name, (flags & AT_EMPTY_PATH) !== 0);
  if (isRefusal(path)) return refused(state, path);
  if (!clone)
    return open(state, { kind: 'path', path }, { closeOnExec, needUnmount: false }, 'open-tree-ok', { ...path });
  const refusal = cannotClone(state, caller, path, recursive);
  return refusal ? refused(state, refusal) : cloneTree(state, caller, path, recursive, closeOnExec);
}

/** `__do_loopback()`: what forbids a copy. */
function cannotClone(state: State, caller: Caller, path: Path, recursive: boolean): Refusal | null {
  const mount = mountAt(state, path.mount);
  const inside = Object.values(state.mounts).filter(
    ({ at }) => at?.parent === mount.id && isWithin(at.dentry, path.dentry),
  );
  return firstRefusal([
    [mount.propagation === 'unbindable', 'EINVAL', 'open-tree-unbindable', { mount: mount.id }],
    [!mayUse(state, caller, mount) && !isNamespace(state, mount), 'EINVAL', 'open-tree-namespace', { mount: mount.id }],
    [!recursive && inside.some(({ locked }) => locked), 'EINVAL', 'open-tree-locked', { mount: mount.id }],
  ]);
}

/** A namespace can be bound from its descriptor, wherever that came from: `ns_dentry_operations`. */
const isNamespace = (state: State, { id }: Mount) => superblockOf(state, id).type === 'nsfs';

/**
 * Whether a caller may copy a mount, or attach to it: one of its own namespace and, since 6.15, one of a detached tree
 * that came from its namespace or from `fsmount`: `check_anonymous_mnt()`.
 */
export function mayUse(state: State, caller: Caller, mount: Mount): boolean {
  const detached = anonymous(mount);
  if (isOurs(caller, mount.namespace)) return true;
  if (state.kernel === '6.12' || !detached) return false;
  return detached.origin === null || isOurs(caller, detached.origin);
}

/** `copy_tree()`: a detached copy of a mount, from a directory on, with or without what is mounted inside. */
function cloneTree(state: State, caller: Caller, path: Path, recursive: boolean, closeOnExec: boolean): Step {
  const source = mountAt(state, path.mount);
  const originals = recursive ? copied(state, source, path.dentry) : [source];
  const ids = new Map(originals.map(({ id }, index) => [id, state.nextId + index]));
  const namespace: Anonymous = {
    root: state.nextId,
    origin: originOf(source),
    maker: credentials[caller].mountNamespace,
  };
  const copies = originals.map((mount): Mount => {
    const parent = ids.get(mount.at?.parent ?? -1);
    const top = mount === source;
    return {
      ...mount,
      id: ids.get(mount.id) as number,
      root: top ? path.dentry : mount.root,
      locked: mount.locked && !top,
      at: parent === undefined ? null : { ...(mount.at as Place), parent },
      namespace,
    };
  });
  const next = withMounts({ ...state, nextId: state.nextId + copies.length }, copies);
  const at = { mount: namespace.root, dentry: path.dentry };
  return open(next, { kind: 'path', path: at }, { closeOnExec, needUnmount: true }, 'open-tree-clone-ok', {
    mount: namespace.root,
    mounts: copies.length,
  });
}

const originOf = (mount: Mount) =>
  typeof mount.namespace === 'string' ? mount.namespace : (anonymous(mount)?.origin ?? null);

/** The mounts of a copy: those below the directory, without unbindable ones and what is mounted on them. */
const copied = (state: State, source: Mount, dentry: string) =>
  treeOf(
    state,
    source,
    ({ propagation }, at) => propagation !== 'unbindable' && (at.parent !== source.id || isWithin(at.dentry, dentry)),
  );

/** Closes a descriptor; a detached tree that nobody attached is dissolved: `dissolve_on_fput()`. */
export function dissolved(state: State, mount: Mount): State {
  if (anonymous(mount)?.root !== mount.id) return state;
  return withMounts(
    state,
    treeOf(state, mount).map((part) => ({ ...part, namespace: null })),
  );
}
