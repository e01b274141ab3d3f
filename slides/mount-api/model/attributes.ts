import { isAdminOver, isOurs, mayMount } from './callers.ts';
import { filesystem } from './filesystems.ts';
import {
  AT_EMPTY_PATH,
  AT_NO_AUTOMOUNT,
  AT_RECURSIVE,
  AT_SYMLINK_NOFOLLOW,
  FSMOUNT_VALID_FLAGS,
  hasUnknownBits,
  MOUNT_ATTR__ATIME,
  MOUNT_ATTR_IDMAP,
  MOUNT_ATTR_SIZE_VER0,
  MS_PRIVATE,
  MS_SHARED,
  MS_SLAVE,
  MS_UNBINDABLE,
  PAGE_SIZE,
} from './flags.ts';
import { atimes, losesLocked } from './fsmount.ts';
import { isMountRoot, lookup, mountAt, superblockOf } from './namei.ts';
import { type Check, firstRefusal, isRefusal, ok, type Refusal } from './outcome.ts';
import { anonymous, type Caller, type Mount, type Path, type State } from './state.ts';
import { fileAt, refused, rootOf, type Step, treeOf, withMounts } from './step.ts';

/** The arguments of `mount_setattr`, with the fields of `struct mount_attr`. */
export interface MountSetattr {
  readonly dfd: number;
  readonly path: string;
  readonly flags: number;
  readonly attrSet: number;
  readonly attrClr: number;
  readonly propagation: number;
  readonly usernsFd: number;
  /** Size of the structure in bytes. What is beyond its fields is zero. */
  readonly size: number;
}

const flagsMask = AT_EMPTY_PATH | AT_RECURSIVE | AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT;
const attributesMask = FSMOUNT_VALID_FLAGS | MOUNT_ATTR_IDMAP;
const propagations: ReadonlyMap<number, Mount['propagation']> = new Map([
  [MS_UNBINDABLE, 'unbindable'],
  [MS_PRIVATE, 'private'],
  // A mount without peers has nothing to be a slave of.
  [MS_SLAVE, 'private'],
  [MS_SHARED, 'shared'],
]);

/** `mount_setattr()`, `fs/namespace.c`. */
export function mountSetattr(state: State, caller: Caller, call: MountSetattr): Step {
  const { flags, size, attrSet, attrClr, propagation } = call;
  const early = firstRefusal([
    [(flags & ~flagsMask) !== 0, 'EINVAL', 'setattr-flags', { flags }],
    [size > PAGE_SIZE, 'E2BIG', 'setattr-size', { size }],
    [size < MOUNT_ATTR_SIZE_VER0, 'EINVAL', 'setattr-size', { size }],
    [!mayMount(caller), 'EPERM', 'may-mount', { caller }],
  ]);
  if (early) return refused(state, early);
  if (attrSet === 0 && attrClr === 0 && propagation === 0) return { state, result: ok('setattr-nothing') };
  const refusal = badAttributes(call) ?? badUserns(state, caller, call);
  if (refusal) return refused(state, refusal);
  const path = lookup(state, rootOf(caller), call.dfd, call.path, (flags & AT_EMPTY_PATH) !== 0);
  return isRefusal(path) ? refused(state, path) : change(state, caller, call, path);
}

/** `build_mount_kattr()`. */
function badAttributes({ attrSet, attrClr, propagation }: MountSetattr): Refusal | null {
  const cleared = attrClr & MOUNT_ATTR__ATIME;
  const set = attrSet & MOUNT_ATTR__ATIME;
  return firstRefusal([
    [propagation !== 0 && !propagations.has(propagation), 'EINVAL', 'setattr-propagation', { propagation }],
    [hasUnknownBits(attrSet, attributesMask), 'EINVAL', 'setattr-attributes', { attrSet }],
    [hasUnknownBits(attrClr, attributesMask), 'EINVAL', 'setattr-attributes', { attrClr }],
    [cleared !== 0 && cleared !== MOUNT_ATTR__ATIME, 'EINVAL', 'setattr-atime-clear', { attrClr }],
    [cleared === 0 && set !== 0, 'EINVAL', 'setattr-atime-clear', { attrSet, attrClr }],
    [!atimes.includes(set), 'EINVAL', 'attributes-atime', { attrSet }],
  ]);
}

/** `build_mount_idmapped()`. */
function badUserns(state: State, caller: Caller, { attrSet, attrClr, usernsFd }: MountSetattr): Refusal | null {
  const namespace = usernsAt(state, usernsFd)?.namespace ?? null;
  if (((attrSet | attrClr) & MOUNT_ATTR_IDMAP) === 0) return null;
  return firstRefusal([
    [(attrClr & MOUNT_ATTR_IDMAP) !== 0, 'EINVAL', 'idmap-cannot-be-cleared', { attrClr }],
    [usernsFd < 0 || usernsFd > 0x7fffffff, 'EINVAL', 'idmap-descriptor', { usernsFd }],
    [isRefusal(fileAt(state, usernsFd)), 'EBADF', 'descriptor-not-open', { fd: usernsFd }],
    [namespace === null, 'EINVAL', 'idmap-descriptor', { usernsFd }],
    [namespace === '/', 'EPERM', 'idmap-initial', { usernsFd }],
    [!isAdminOver(caller, namespace ?? '/'), 'EPERM', 'idmap-capable', { namespace }],
  ]);
}

/** `do_mount_setattr()`: all mounts of a tree are checked before the first is changed. */
function change(state: State, caller: Caller, call: MountSetattr, path: Path): Step {
  const top = mountAt(state, path.mount);
  const mounts = (call.flags & AT_RECURSIVE) !== 0 ? treeOf(state, top) : [top];
  const refusal =
    firstRefusal([
      [!isMountRoot(state, path), 'EINVAL', 'setattr-mount-root', { ...path }],
      [!isOurs(caller, top.namespace) && !isDetached(top), 'EINVAL', 'setattr-namespace', { mount: top.id }],
    ]) ?? firstRefusal(mounts.flatMap((mount) => cannotChange(state, caller, call, mount)));
  if (refusal) return refused(state, refusal);
  return {
    state: withMounts(
      state,
      mounts.map((mount) => changed(state, call, mount)),
    ),
    result: ok('setattr-ok', null, { mount: top.id, mounts: mounts.length }),
  };
}

/** The root of a detached tree can be changed by anyone who has it; what is mounted inside only with it. */
const isDetached = (mount: Mount) => anonymous(mount)?.root === mount.id;

const wanted = ({ attributes }: Mount, { attrSet, attrClr }: MountSetattr) =>
  (attributes & ~attrClr) | (attrSet & FSMOUNT_VALID_FLAGS);

/** `mount_setattr_prepare()` with `can_idmap_mount()`. */
function cannotChange(state: State, caller: Caller, call: MountSetattr, mount: Mount): readonly Check[] {
  const { type, owner } = superblockOf(state, mount.id);
  const namespace = usernsAt(state, call.usernsFd)?.namespace;
  const facts = { mount: mount.id };
  const locked: Check = [losesLocked(mount, wanted(mount, call)), 'EPERM', 'setattr-locked', facts];
  if ((call.attrSet & MOUNT_ATTR_IDMAP) === 0) return [locked];
  return [
    locked,
    [namespace === owner, 'EINVAL', 'idmap-of-the-filesystem', facts],
    [mount.idmap !== null, 'EPERM', 'idmap-twice', facts],
    [!filesystem(type).allowIdmap, 'EINVAL', 'idmap-filesystem', { ...facts, type }],
    [!isAdminOver(caller, owner), 'EPERM', 'idmap-superblock', { ...facts, owner }],
    [typeof mount.namespace === 'string', 'EINVAL', 'idmap-attached', facts],
  ];
}

function changed(state: State, call: MountSetattr, mount: Mount): Mount {
  const mapped = (call.attrSet & MOUNT_ATTR_IDMAP) !== 0;
  const idmap = mapped ? (usernsAt(state, call.usernsFd)?.extent ?? null) : mount.idmap;
  const propagation = propagations.get(call.propagation) ?? mount.propagation;
  return { ...mount, attributes: wanted(mount, call), idmap, propagation };
}

function usernsAt({ descriptors }: State, fd: number) {
  const descriptor = descriptors[fd];
  return descriptor?.kind === 'userns' ? descriptor : null;
}
