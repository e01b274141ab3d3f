import { isDevice } from './create.ts';
import type { Kernel } from './filesystems.ts';
import { fromKernel, hasIds, isWithin, type Task } from './namespaces.ts';
import { check, decide, type Outcome } from './outcome.ts';
import { access, fuseChecks, idsAreValid, permission } from './permission.ts';
import type { Rule } from './rules.ts';
import { fileOf, type Inode, type Mount, type NamedInode } from './superblock.ts';

/** The user id a program runs with. */
export interface Execution {
  readonly effective: number;
  /** How the program sees it; 65534 where its user namespace has no name for it. */
  readonly seen: number;
}

/** Asks open(2) to read, or to read and write, with O_NONBLOCK. */
export function open(mount: Mount, task: Task, name: string, wanted: 'read' | 'write', kernel: Kernel): Outcome {
  const file = fileOf(mount.superblock, name);
  const { flags, superblock } = mount;
  const type = file?.type ?? 'regular';
  const stored = wanted === 'write' && type === 'regular';
  const checks = [
    ...fuseChecks(mount, task, kernel),
    check('name-exists', 'ENOENT', file !== undefined, { name }),
    ...(isDevice(type) ? [devicesUsable(mount)] : []),
    ...(stored ? [check('writable', 'EROFS', !superblock.readOnly, { superblock: superblock.readOnly })] : []),
    ...(wanted === 'write' ? [idsAreValid(file ?? superblock.root)] : []),
    permission('file-permission', mount, task, file ?? superblock.root, access[wanted]),
    ...(stored ? [check('writable', 'EROFS', !flags.includes('ro'), { mount: flags.includes('ro') })] : []),
    check('socket-opens-not', 'ENXIO', type !== 'socket', { type }),
    ...(isDevice(type) ? [deviceExists(file)] : []),
  ];
  return decide(checks, 'opened', null);
}

/** `may_open_dev`. */
const devicesUsable = ({ flags, superblock }: Mount) =>
  check('devices-usable', 'EACCES', !flags.includes('nodev') && !superblock.noDevices, {
    nodev: flags.includes('nodev'),
    noDevices: superblock.noDevices,
    owner: superblock.owner.name,
  });

/** The minor numbers of null, zero, full, random and urandom (drivers/char/mem.c). */
const memoryDevices = [3, 5, 7, 8, 9];

function deviceExists(file: NamedInode | undefined) {
  const [major, minor] = file?.device ?? [0, 0];
  const isMemory = file?.type === 'char' && major === 1 && memoryDevices.includes(minor);
  return check('device-exists', 'ENXIO', isMemory, { major, minor });
}

/** Asks execve(2); a set-user-ID bit that is ignored is no error. */
export function exec(mount: Mount, task: Task, name: string, kernel: Kernel): Outcome<Execution> {
  const file = fileOf(mount.superblock, name);
  const inode = file ?? mount.superblock.root;
  const noexec = mount.flags.includes('noexec') || mount.superblock.noExec;
  const checks = [
    ...fuseChecks(mount, task, kernel),
    check('name-exists', 'ENOENT', file !== undefined, { name }),
    check('regular-file', 'EACCES', file?.type === 'regular', { type: inode.type }),
    check('executable', 'EACCES', !noexec, { noexec }),
    permission('file-permission', mount, task, inode, access.execute),
  ];
  const [rule] = ignored(mount, task, inode).find(([, holds]) => holds) ?? (['suid-honoured'] as const);
  const own = task.uids.effective;
  const effective = rule === 'suid-honoured' ? (inode.uid ?? own) : own;
  const seen = fromKernel(task.user.uidMap, effective) ?? 65534;
  return decide(checks, rule, { effective, seen }, { owner: mount.superblock.owner.name, user: task.user.name });
}

/** Why a set-user-ID bit does not count, in the order of `mnt_may_suid` and `bprm_fill_uid`. */
const ignored = ({ flags, namespace, superblock }: Mount, task: Task, { mode, uid, gid }: Inode): [Rule, boolean][] => [
  ['suid-nosuid', flags.includes('nosuid')],
  ['suid-foreign-mount', namespace.name !== task.namespaces.mnt.name],
  ['suid-foreign-owner', !isWithin(task.user, superblock.owner)],
  ['suid-not-set', (mode & 0o4000) === 0],
  ['suid-unmapped', !hasIds(task.user, uid, gid)],
];

/** Asks open(2) and getdents(2) for the names in the root folder. */
export function look(mount: Mount, task: Task, kernel: Kernel): Outcome<readonly string[]> {
  const { root, files } = mount.superblock;
  const checks = [...fuseChecks(mount, task, kernel), permission('folder-permission', mount, task, root, access.list)];
  return decide(
    checks,
    'looked',
    files.map(({ name }) => name),
  );
}
