import { mknod, mknodBy, type Node } from './create.ts';
import type { Kernel } from './filesystems.ts';
import type { Task } from './namespaces.ts';
import { open } from './open.ts';
import { needsAdmin, type Outcome } from './outcome.ts';
import type { Mount, NamedInode } from './superblock.ts';

/** What a container runtime sees when it tries whether it may use devices: it makes a node and believes what mknod says. */
export interface Trial {
  readonly mknod: Outcome<NamedInode>;
  /** What opening the new node would have answered; `null` where there is none. */
  readonly open: Outcome | null;
  /** Whether the runtime believes in a device that it cannot open. */
  readonly fooled: boolean;
}

/**
 * The trial under one of two rules: `55956b59df33` of 4.18 asked for CAP_MKNOD in the owner of the superblock;
 * before it, and since `94f82008ce30` reverted it, the initial user namespace is asked.
 */
export function tryDevice(mount: Mount, task: Task, device: Node, rule: 'regression' | 'reverted'): Trial {
  const kernel: Kernel = { release: '4.18' };
  const inOwner = [needsAdmin('device-capability-of-owner', task, mount.superblock.owner)];
  const made =
    rule === 'regression'
      ? mknodBy(inOwner, mount, task, name, device, kernel)
      : mknod(mount, task, name, device, kernel);
  const opened = made.result.errno === 'OK' ? open(made.state ?? mount, task, name, 'read', kernel) : null;
  return { mknod: made.result, open: opened, fooled: opened !== null && opened.errno !== 'OK' };
}

const name = 'device';
