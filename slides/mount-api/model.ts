/**
 * The mount calls of Linux 5.2 and later as pure functions: contexts, superblocks, mounts and where they are attached.
 *
 * `start` gives a state, `step` plays one call on it. The rules are those of Linux 6.12, in the kernel's order, and of
 * 6.18 where it differs. Any arguments of the declared types get an answer.
 *
 * Left out: symbolic links, permissions of files, memory that cannot be read (EFAULT), copies of mounts that propagation
 * makes, memory policies and quotas of tmpfs (as in a kernel built without them), options of ext4 and layers of overlay
 * (`beyond-the-model`).
 */
import { mountSetattr } from './model/attributes.ts';
import type { Call } from './model/calls.ts';
import { fsopen, fspick, read } from './model/context.ts';
import { close, mkdir, stat, userns, write } from './model/files.ts';
import { fsconfig } from './model/fsconfig.ts';
import { fsmount } from './model/fsmount.ts';
import { moveMount } from './model/move.ts';
import { openTree } from './model/open-tree.ts';
import type { Caller, State } from './model/state.ts';
import type { Step } from './model/step.ts';

export type { Call } from './model/calls.ts';
export * from './model/flags.ts';
export type { Errno, Facts, Outcome } from './model/outcome.ts';
export type { Rule, RuleId } from './model/rules.ts';
export { rules } from './model/rules.ts';
export type { Options } from './model/start.ts';
export { start } from './model/start.ts';
export type * from './model/state.ts';
export { cStatement } from './model/statement.ts';
export type { Step } from './model/step.ts';
export type { MountLine } from './model/tree.ts';
export { detachedMounts, mountinfo } from './model/tree.ts';

/**
 * Plays one call.
 * @param caller who makes it; root of the host unless told otherwise
 * @returns the state afterwards and the answer with the rule that decided
 */
export function step(state: State, call: Call, caller: Caller = 'root'): Step {
  switch (call.call) {
    case 'fsopen':
      return fsopen(state, caller, call.fsName, call.flags);
    case 'fsconfig':
      return fsconfig(state, caller, call);
    case 'fsmount':
      return fsmount(state, caller, call.fsFd, call.flags, call.attrFlags);
    case 'fspick':
      return fspick(state, caller, call.dfd, call.path, call.flags);
    case 'open_tree':
      return openTree(state, caller, call.dfd, call.filename, call.flags);
    case 'move_mount':
      return moveMount(state, caller, call);
    case 'mount_setattr':
      return mountSetattr(state, caller, call);
    case 'read':
      return read(state, call.fd, call.count);
    case 'close':
      return close(state, call.fd);
    case 'mkdir':
      return mkdir(state, caller, call.dfd, call.path);
    case 'write':
      return write(state, caller, call.dfd, call.path, call.bytes);
    case 'stat':
      return stat(state, caller, call.dfd, call.path);
    case 'userns':
      return userns(state, caller, call.of);
  }
}
