/**
 * Who may mount which filesystem in a user namespace, and what can be done on the mount from inside and outside.
 *
 * Everything is plain data and pure functions. `mount` answers a request; the mount that comes of it is acted on with
 * `step`, or call by call. Every answer is an `Outcome`: `errno` (or `OK` with a `value`), the `rule` that decided, what
 * it `saw`, and the `trace` of all rules asked in the kernel's order. `rules` has a sentence and the source of each.
 * Ids of tasks and files are those of the kernel, that is, of the initial user namespace; only `chown`, the options of
 * fuse and `daemonShows` take them as a task or a daemon writes them.
 *
 * Not modelled: supplementary groups, set-group-ID, lists of access, security modules, device cgroups, mount
 * propagation, access times, mounts on top of mounts, and options other than those of fuse.
 */
export { chmod, chown } from './model/attributes.ts';
export { create, mknod, type Node } from './model/create.ts';
export {
  type Filesystem,
  filesystems,
  type Kernel,
  type NewFiles,
  type Release,
  releases,
} from './model/filesystems.ts';
export type { FuseOptions } from './model/fuse-options.ts';
export { type MountRequest, mount } from './model/mount.ts';
export { bind, copyInto, daemonShows, remount, type ShownFile, umount } from './model/mounts.ts';
export {
  type ExistingMount,
  type Extent,
  fromKernel,
  type Ids,
  initialUserNamespace,
  isCapable,
  isWithin,
  type Namespace,
  type Task,
  toKernel,
  type UserNamespace,
} from './model/namespaces.ts';
export { type Execution, exec, look, open } from './model/open.ts';
export type { Errno, Outcome, Played, Saw, Step } from './model/outcome.ts';
export { type Trial, tryDevice } from './model/regression.ts';
export { type Rule, type RuleText, rules } from './model/rules.ts';
export { type Call, step } from './model/step.ts';
export {
  type FileType,
  type FuseConnection,
  type Inode,
  type Mount,
  type MountFlag,
  mountFlags,
  type NamedInode,
  type Superblock,
} from './model/superblock.ts';
