/**
 * binderfs as Linux 6.12 has it (drivers/android/binderfs.c), with as much of the VFS as decides the errors.
 *
 * `boot` starts a kernel without a mount. `step` takes a state and one system call and gives the next state and the
 * result: an errno name or OK, the rule that decided, every rule that was asked in the kernel's order with what it
 * looked at, and what the call returned. `rules` has each rule in words. States and calls are plain data and are never
 * changed; a call that fails leaves the state as it was.
 *
 * Every instance, descriptor and minor is a number. Ids of users are those of the caller's user namespace in a `Caller`
 * and those of the initial user namespace in the state. Paths begin in the root of an instance, which no path leaves.
 * Texts are UTF-8 to the kernel, up to the first NUL. A byte that is part of no character, as a name that was cut ends
 * with, stands in a text as U+DC00 plus the byte.
 *
 * What the model leaves out: messages over binder, chmod and chown, security modules, bind mounts, and the files of
 * processes in `binder_logs/proc`. `fs.protected_hardlinks` is 1. A process lets go of a device at once when it closes
 * it; the kernel does that from a work queue, a moment later.
 */

export type { Caller, UserNamespace } from './model/callers.ts';
export type { Link, Make, Rmdir, Unlink } from './model/entries.ts';
export type { Close, List, Open, StatCall } from './model/files.ts';
export type { Ioctl } from './model/ioctl.ts';
export { lowestFree, minorsFor, type TakenMinor, takenMinors } from './model/minors.ts';
export type { Mount, Remount, Umount } from './model/mount.ts';
export type { Asked, Result, Seen, Stat, Value } from './model/outcome.ts';
export type { Rename, RenameFlag } from './model/rename.ts';
export { type Errno, type Rule, type RuleText, rules } from './model/rules.ts';
export {
  allMinors,
  type Boot,
  boot,
  type Control,
  type Device,
  type Directory,
  devicesOf,
  type Instance,
  type Node,
  nameLimit,
  type OpenFile,
  type PlainFile,
  reserve,
  type State,
} from './model/state.ts';
export { type Addition, addDevice, type Call, type Step, step } from './model/step.ts';
