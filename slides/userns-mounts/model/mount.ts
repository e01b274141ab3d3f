import { type Filesystem, filesystems, isAtLeast, type Kernel, noFilesystem } from './filesystems.ts';
import { connectionOf, type FuseOptions, optionChecks, treeChecks } from './fuse-options.ts';
import { type ExistingMount, initialUserNamespace, type Task, toKernel, type UserNamespace } from './namespaces.ts';
import { type Check, check, decide, needsAdmin, type Outcome } from './outcome.ts';
import { type Inode, keptMode, type Mount, type MountFlag } from './superblock.ts';

/** What mount(2) is asked for. */
export interface MountRequest {
  /** The name of the filesystem, with its subtype where it has one: `fuse.sshfs`. */
  readonly filesystem: string;
  readonly flags?: readonly MountFlag[];
  /** For fuse and fuseblk. The options of the others are taken to be right, and a block device to hold what it should. */
  readonly fuse?: FuseOptions;
}

/**
 * Asks mount(2) for a new mount: `do_new_mount` of fs/namespace.c, in the order of 6.12 for every release.
 * The value is the mount; errors are EPERM, ENODEV and EINVAL.
 */
export function mount(request: MountRequest, task: Task, kernel: Kernel): Outcome<Mount> {
  const [name = '', ...rest] = request.filesystem.split('.');
  const subtype = rest.length > 0 ? rest.join('.') : null;
  const type = find(name, subtype, kernel) ?? noFilesystem;
  const context = contextOf(type, task);
  const owner = type.global ? initialUserNamespace : context;
  const there = task.mounts.filter(({ filesystem }) => filesystem === type.name);
  const shown = there.find((one) => isFullyVisible(one, request.flags ?? []));
  const checks = [
    mayMount(task),
    check('known-filesystem', 'ENODEV', type !== noFilesystem, { asked: request.filesystem }),
    check('subtype-named', 'EINVAL', subtype !== '', { subtype }),
    ...(type.name === 'sysfs' ? [needsAdmin('network-owner', task, context)] : []),
    ...(type.subtypes ? optionChecks(request.fuse ?? {}, task.user, context) : []),
    mountCapable(type, task, context, kernel),
    ...(isInitialOnly(type, kernel) ? [needsAdmin('initial-only', task, initialUserNamespace)] : []),
    ...(type.subtypes ? treeChecks(request.fuse ?? {}, owner) : []),
    ...(type.visible ? [tooRevealing(task, there, shown)] : []),
  ];
  return decide(checks, 'mounted', made(request, type, owner, task, shown), { owner: owner.name });
}

/** `may_mount`: asked first by every call that changes a tree of mounts. */
export const mayMount = (task: Task): Check => needsAdmin('may-mount', task, task.namespaces.mnt.owner);

/** `get_fs_type`: a name with a dot is known only where the filesystem takes subtypes. */
function find(name: string, subtype: string | null, { release }: Kernel): Filesystem | undefined {
  const type = filesystems.find((one) => one.name === name && isAtLeast(release, one.introduced ?? release));
  return subtype === null || type?.subtypes ? type : undefined;
}

/** `fc->user_ns`: where the caller has to be privileged. */
const contextOf = ({ context }: Filesystem, { user, namespaces }: Task): UserNamespace =>
  context === 'user' ? user : namespaces[context].owner;

/** `mount_capable`. */
function mountCapable({ usernsMount }: Filesystem, task: Task, context: UserNamespace, { release }: Kernel): Check {
  const allowed = usernsMount !== null && isAtLeast(release, usernsMount);
  return allowed ? needsAdmin('context-owner', task, context) : needsAdmin('real-root', task, initialUserNamespace);
}

/** Whether the filesystem asks for real root although it carries the flag. */
const isInitialOnly = ({ initialOnly }: Filesystem, { release }: Kernel): boolean =>
  initialOnly !== undefined && isAtLeast(release, initialOnly);

/** `mnt_already_visible`: whether a mount that is there shows as much as the new one would. */
const isFullyVisible = ({ whole, covered, readOnly }: ExistingMount, flags: readonly MountFlag[]): boolean =>
  whole && !covered && (!readOnly || flags.includes('ro'));

function tooRevealing(task: Task, there: readonly ExistingMount[], shown: ExistingMount | undefined): Check {
  const isInitial = task.namespaces.mnt.owner.name === initialUserNamespace.name;
  const saw = { mountsThere: there.length, fullyVisible: shown !== undefined };
  return check('too-revealing', 'EPERM', isInitial || shown !== undefined, saw);
}

/** The mount that comes of it, in the mount namespace of the caller. */
function made(
  { flags = [], fuse = {} }: MountRequest,
  type: Filesystem,
  owner: UserNamespace,
  task: Task,
  shown: ExistingMount | undefined,
): Mount {
  const isForeign = owner.name !== initialUserNamespace.name;
  const connection = type.subtypes ? connectionOf(fuse, task.user) : null;
  return {
    superblock: {
      filesystem: type.name,
      owner,
      noDevices: type.noDevices === 'always' || (type.noDevices === 'foreign' && isForeign),
      noExec: type.noExec,
      readOnly: flags.includes('ro'),
      fuse: connection,
      root: rootOf(type, owner, task, connection ? fuse.rootmode : undefined),
      files: [],
    },
    namespace: task.namespaces.mnt,
    flags,
    locked: type.visible && shown?.readOnly ? ['ro'] : [],
    lockedInPlace: false,
  };
}

const rootOf = (type: Filesystem, owner: UserNamespace, task: Task, mode = type.mode): Inode => ({
  type: 'folder',
  uid: type.mountersRoot ? task.uids.effective : toKernel(owner.uidMap, 0),
  gid: type.mountersRoot ? task.gids.effective : toKernel(owner.gidMap, 0),
  mode: mode & keptMode,
  device: null,
});
