import { chmod, chown } from './attributes.ts';
import { create, mknod, type Node } from './create.ts';
import type { Kernel } from './filesystems.ts';
import { remount, umount } from './mounts.ts';
import type { Task } from './namespaces.ts';
import { exec, look, open } from './open.ts';
import type { Outcome, Played } from './outcome.ts';
import type { Mount, MountFlag } from './superblock.ts';

/** A call of a task on a mount or on a file in its root folder. */
export type Call = { readonly task: Task } & (
  | { readonly call: 'create'; readonly name: string; readonly mode: number }
  | { readonly call: 'mknod'; readonly name: string; readonly node: Node }
  | { readonly call: 'chown'; readonly name: string; readonly uid: number; readonly gid: number }
  | { readonly call: 'chmod'; readonly name: string; readonly mode: number }
  | { readonly call: 'open'; readonly name: string; readonly access: 'read' | 'write' }
  | { readonly call: 'exec'; readonly name: string }
  | { readonly call: 'look' }
  | { readonly call: 'remount'; readonly flags: readonly MountFlag[]; readonly superblock: boolean }
  | { readonly call: 'umount' }
);

/** Makes one call on a mount. The value of the result is what the function of that name gives. */
export function step(mount: Mount, call: Call, kernel: Kernel): Played {
  const unchanged = (result: Outcome<unknown>): Played => ({ state: mount, result });
  switch (call.call) {
    case 'create':
      return create(mount, call.task, call.name, call.mode, kernel);
    case 'mknod':
      return mknod(mount, call.task, call.name, call.node, kernel);
    case 'chown':
      return chown(mount, call.task, call.name, [call.uid, call.gid], kernel);
    case 'chmod':
      return chmod(mount, call.task, call.name, call.mode, kernel);
    case 'open':
      return unchanged(open(mount, call.task, call.name, call.access, kernel));
    case 'exec':
      return unchanged(exec(mount, call.task, call.name, kernel));
    case 'look':
      return unchanged(look(mount, call.task, kernel));
    case 'remount':
      return remount(mount, call.task, call.flags, call.superblock);
    case 'umount':
      return umount(mount, call.task);
  }
}
