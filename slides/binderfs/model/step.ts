import type { Caller } from './callers.ts';
import { type Link, link, type Make, make, type Rmdir, rmdir, type Unlink, unlink } from './entries.ts';
import { type Close, close, type List, list, type Open, open, type StatCall, stat } from './files.ts';
import { type Ioctl, ioctl } from './ioctl.ts';
import { type Mount, mount, type Remount, remount, type Umount, umount } from './mount.ts';
import { decide, type Result } from './outcome.ts';
import { type Rename, rename } from './rename.ts';
import type { State } from './state.ts';

/** One system call. */
export type Call =
  | Mount
  | Remount
  | Umount
  | Open
  | Close
  | Ioctl
  | Unlink
  | Rename
  | Rmdir
  | Make
  | Link
  | StatCall
  | List;

/** The state after a call, and what the call came to. */
export interface Step {
  readonly state: State;
  readonly result: Result;
}

/** Makes one system call. One that fails leaves the state as it was. */
export function step(state: State, call: Call): Step {
  return decide(state, rulesFor(state, call));
}

function rulesFor(state: State, call: Call) {
  switch (call.call) {
    case 'mount':
      return mount(state, call);
    case 'remount':
      return remount(state, call);
    case 'umount':
      return umount(state, call);
    case 'open':
      return open(state, call);
    case 'close':
      return close(state, call);
    case 'ioctl':
      return ioctl(state, call);
    case 'unlink':
      return unlink(state, call);
    case 'rename':
      return rename(state, call);
    case 'rmdir':
      return rmdir(state, call);
    case 'make':
      return make(state, call);
    case 'link':
      return link(state, call);
    case 'stat':
      return stat(state, call);
    case 'list':
      return list(state, call);
  }
}

/** A device to be added by name, without a descriptor at hand. */
export interface Addition {
  readonly caller: Caller;
  readonly instance: number;
  readonly name: string;
}

/** Three calls in a row: opens binder-control, adds a device, and closes it. The result is the first that decides. */
export function addDevice(state: State, { caller, instance, name }: Addition): Step {
  const opened = step(state, { call: 'open', caller, instance, path: 'binder-control' });
  const fd = opened.result.value?.fd;
  if (fd === undefined) return opened;
  const added = step(opened.state, { call: 'ioctl', caller, fd, command: 'BINDER_CTL_ADD', name });
  const asked = [...opened.result.asked, ...added.result.asked];
  return { state: step(added.state, { call: 'close', fd }).state, result: { ...added.result, asked } };
}
