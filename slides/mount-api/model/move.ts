import { isOurs, mayMount } from './callers.ts';
import {
  MOVE_MOUNT_BENEATH,
  MOVE_MOUNT_F_AUTOMOUNTS,
  MOVE_MOUNT_F_EMPTY_PATH,
  MOVE_MOUNT_F_SYMLINKS,
  MOVE_MOUNT_SET_GROUP,
  MOVE_MOUNT_T_AUTOMOUNTS,
  MOVE_MOUNT_T_EMPTY_PATH,
  MOVE_MOUNT_T_SYMLINKS,
} from './flags.ts';
import { setGroup } from './group.ts';
import { ancestors, follow, isDirectory, isMountRoot, lookup, mountAt, mountOn } from './namei.ts';
import { mayUse } from './open-tree.ts';
import { type Check, firstRefusal, isRefusal, ok, type Refusal } from './outcome.ts';
import { anonymous, type Caller, type Mount, type Path, type Place, type State } from './state.ts';
import { refused, rootOf, type Step, treeOf, withMounts } from './step.ts';

/** The arguments of `move_mount`. */
export interface MoveMount {
  readonly fromDfd: number;
  readonly fromPathname: string;
  readonly toDfd: number;
  readonly toPathname: string;
  readonly flags: number;
}

const mask =
  MOVE_MOUNT_F_SYMLINKS |
  MOVE_MOUNT_F_AUTOMOUNTS |
  MOVE_MOUNT_F_EMPTY_PATH |
  MOVE_MOUNT_T_SYMLINKS |
  MOVE_MOUNT_T_AUTOMOUNTS |
  MOVE_MOUNT_T_EMPTY_PATH |
  MOVE_MOUNT_SET_GROUP |
  MOVE_MOUNT_BENEATH;
const exclusive = MOVE_MOUNT_BENEATH | MOVE_MOUNT_SET_GROUP;

/** `move_mount()`, `fs/namespace.c`. */
export function moveMount(state: State, caller: Caller, call: MoveMount): Step {
  const { flags } = call;
  const early = firstRefusal([
    [!mayMount(caller), 'EPERM', 'may-mount', { caller }],
    [(flags & ~mask) !== 0, 'EINVAL', 'move-mount-flags', { flags }],
    [(flags & exclusive) === exclusive, 'EINVAL', 'move-mount-exclusive', { flags }],
  ]);
  if (early) return refused(state, early);
  const ends = bothEnds(state, caller, call);
  if (isRefusal(ends)) return refused(state, ends);
  const { from, to } = ends;
  if ((flags & MOVE_MOUNT_SET_GROUP) !== 0) return setGroup(state, caller, from, to);
  const beneath = (flags & MOVE_MOUNT_BENEATH) !== 0;
  // What is mounted on the target meanwhile is followed: do_lock_mount().
  const top = follow(state, to);
  const refusal = cannotMove(state, caller, from, top, beneath);
  return refusal ? refused(state, refusal) : attach(state, mountAt(state, from.mount), top, beneath);
}

/** Looks up both paths; 6.18 begins with the target. */
function bothEnds(state: State, caller: Caller, call: MoveMount): { readonly from: Path; readonly to: Path } | Refusal {
  const root = rootOf(caller);
  const { flags } = call;
  const from = lookup(state, root, call.fromDfd, call.fromPathname, (flags & MOVE_MOUNT_F_EMPTY_PATH) !== 0);
  const to = lookup(state, root, call.toDfd, call.toPathname, (flags & MOVE_MOUNT_T_EMPTY_PATH) !== 0);
  const [first, second] = state.kernel === '6.12' ? [from, to] : [to, from];
  if (isRefusal(first)) return first;
  if (isRefusal(second)) return second;
  return { from: from as Path, to: to as Path };
}

/** `do_move_mount()`: what forbids the move, in the order of 6.12. */
function cannotMove(state: State, caller: Caller, from: Path, to: Path, beneath: boolean): Refusal | null {
  const old = mountAt(state, from.mount);
  const target = mountAt(state, to.mount);
  const attached = old.at !== null;
  const parent = old.at && mountAt(state, old.at.parent);
  const movable = attached ? isOurs(caller, old.namespace) : isDetachedRoot(old);
  const facts = { mount: old.id, target: target.id };
  const kinds: readonly Check[] = [
    [!isMountRoot(state, from), 'EINVAL', 'move-mount-root', { ...facts, dentry: from.dentry }],
    [isDirectory(state, to) !== isDirectory(state, from), 'EINVAL', 'move-directory-onto-file', facts],
  ];
  // 6.18 compares what is at both ends before it looks at the mounts.
  const [before, behind] = state.kernel === '6.12' ? [[], kinds] : [kinds, []];
  return (
    firstRefusal([
      ...before,
      [target.namespace === null, 'ENOENT', 'move-target-not-mounted', facts],
      [
        !isOurs(caller, target.namespace) && (attached || !mayUse(state, caller, target)),
        'EINVAL',
        'move-target-namespace',
        facts,
      ],
      [!movable, 'EINVAL', 'move-source-namespace', facts],
      [sharesTree(old, target), 'EINVAL', 'move-within-detached', facts],
      [old.locked, 'EINVAL', 'move-locked', facts],
      ...behind,
      [parent?.propagation === 'shared', 'EINVAL', 'move-shared-parent', facts],
    ]) ??
    (beneath ? cannotMoveBeneath(state, caller, from, to) : null) ??
    cannotAttach(state, old, mountAt(state, placeAt(state, to, beneath).parent))
  );
}

/** The root of a detached tree: the only mount that can be attached from one. */
const isDetachedRoot = (mount: Mount) => anonymous(mount)?.root === mount.id;

const sharesTree = (old: Mount, target: Mount) => anonymous(old)?.root === (anonymous(target)?.root ?? null);

/** `can_move_mount_beneath()`, without what only propagation forbids. */
function cannotMoveBeneath(state: State, caller: Caller, from: Path, to: Path): Refusal | null {
  const target = mountAt(state, to.mount);
  const root = rootOf(caller);
  return firstRefusal([
    [target.at === null, 'EINVAL', 'beneath-needs-parent', { target: target.id }],
    [!isMountRoot(state, to), 'EINVAL', 'beneath-mount-root', { target: target.id }],
    [target.locked, 'EINVAL', 'move-locked', { target: target.id }],
    [mountOn(state, from) !== undefined, 'EINVAL', 'beneath-overmounted', { mount: from.mount }],
    [target.id === root.mount, 'EINVAL', 'beneath-root', { target: target.id }],
    [
      ancestors(state, mountAt(state, from.mount)).includes(target),
      'EINVAL',
      'beneath-descendant',
      { target: target.id },
    ],
  ]);
}

function cannotAttach(state: State, old: Mount, destination: Mount): Refusal | null {
  const unbindable = treeOf(state, old).some(({ propagation }) => propagation === 'unbindable');
  return firstRefusal([
    [destination.propagation === 'shared' && unbindable, 'EINVAL', 'move-unbindable', { mount: old.id }],
    [ancestors(state, destination).includes(old), 'ELOOP', 'move-beneath-itself', { mount: old.id }],
    [isFull(state, old, destination), 'ENOSPC', 'move-too-many', { mount: old.id }],
  ]);
}

/** Where the mount goes: onto the target, or where the target itself is attached. */
const placeAt = (state: State, to: Path, beneath: boolean): Place =>
  (beneath ? mountAt(state, to.mount).at : null) ?? { parent: to.mount, dentry: to.dentry };

/** `sysctl_mount_max`: how many mounts a namespace may have. A mount that only moves is not counted again. */
const mountMax = 100_000;

function isFull(state: State, old: Mount, { namespace }: Mount): boolean {
  const key = JSON.stringify(namespace);
  const there = Object.values(state.mounts).filter((mount) => JSON.stringify(mount.namespace) === key);
  return old.at === null && there.length + treeOf(state, old).length > mountMax;
}

/** `attach_recursive_mnt()`, without the copies that a shared parent would send to its peers. */
function attach(state: State, old: Mount, to: Path, beneath: boolean): Step {
  const target = mountAt(state, to.mount);
  const place = placeAt(state, to, beneath);
  const { propagation, namespace } = mountAt(state, place.parent);
  const tree = treeOf(state, old).map((mount) => ({
    ...mount,
    namespace,
    propagation: propagation === 'shared' ? propagation : mount.propagation,
    at: mount.id === old.id ? place : mount.at,
  }));
  const lifted = beneath ? [{ ...target, at: { parent: old.id, dentry: old.root } }] : [];
  const rule = beneath ? 'move-beneath-ok' : 'move-ok';
  return {
    state: withMounts(state, [...tree, ...lifted]),
    result: ok(rule, null, { mount: old.id, parent: place.parent, dentry: place.dentry, wasAttached: old.at !== null }),
  };
}
