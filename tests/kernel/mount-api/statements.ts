import assert from 'node:assert/strict';
import type { Check } from '../checks.ts';
import { callOf, type Model } from './sequence.ts';

/** Lines of a sequence and the C that makes the same call. */
const statements: readonly (readonly [line: string, statement: string])[] = [
  ['r fsopen tmpfs 1', 'fsopen("tmpfs", FSOPEN_CLOEXEC);'],
  ['r fsopen tmpfs 3', 'fsopen("tmpfs", FSOPEN_CLOEXEC | 0x2);'],
  ['r fsconfig 3 1 size 64m 0', 'fsconfig(3, FSCONFIG_SET_STRING, "size", "64m", 0);'],
  ['r fsconfig 3 3 source /a -100', 'fsconfig(3, FSCONFIG_SET_PATH, "source", "/a", AT_FDCWD);'],
  ['r fsconfig 3 6 ~ ~ 0', 'fsconfig(3, FSCONFIG_CMD_CREATE, NULL, NULL, 0);'],
  ['r fsconfig 3 77 ~ ~ 0', 'fsconfig(3, 77, NULL, NULL, 0);'],
  ['r fsmount 3 1 2', 'fsmount(3, FSMOUNT_CLOEXEC, MOUNT_ATTR_NOSUID);'],
  ['r fsmount 3 0 0x11', 'fsmount(3, 0, MOUNT_ATTR_NOATIME | MOUNT_ATTR_RDONLY);'],
  ['r fsmount 3 0 0x20', 'fsmount(3, 0, MOUNT_ATTR_STRICTATIME);'],
  ['r fsmount 3 0 0x30', 'fsmount(3, 0, 0x30);'],
  ['r fspick -100 /a 9', 'fspick(AT_FDCWD, "/a", FSPICK_CLOEXEC | FSPICK_EMPTY_PATH);'],
  ["r open_tree 4 '' 0x9001", 'open_tree(4, "", AT_EMPTY_PATH | AT_RECURSIVE | OPEN_TREE_CLONE);'],
  ["r move_mount 4 '' -100 /m 4", 'move_mount(4, "", AT_FDCWD, "/m", MOVE_MOUNT_F_EMPTY_PATH);'],
  [
    "r mount_setattr 4 '' 0x1000 0x100000 0x70 0x100000 5 32",
    'mount_setattr(4, "", AT_EMPTY_PATH, &(struct mount_attr){ .attr_set = MOUNT_ATTR_IDMAP, ' +
      '.attr_clr = MOUNT_ATTR__ATIME, .propagation = MS_SHARED, .userns_fd = 5 }, 32);',
  ],
  ['r mount_setattr -100 / 0 0 0 0 5 32', 'mount_setattr(AT_FDCWD, "/", 0, &(struct mount_attr){ 0 }, 32);'],
  ['r read 3 512', 'read(3, message, 512);'],
  ['r close 3', 'close(3);'],
  ['r mkdir -100 /a/d', 'mkdirat(AT_FDCWD, "/a/d", 0777);'],
  ['r write 4 f 1', 'write(openat(4, "f", O_WRONLY | O_CREAT | O_APPEND, 0666), data, 1);'],
  ["r stat 4 ''", 'fstatat(4, "", &st, AT_EMPTY_PATH);'],
  ['r userns initial', 'open("/proc/self/ns/user", O_RDONLY);'],
  ['r userns container', 'open("/proc/PID/ns/user", O_RDONLY);'],
];

export const cStatements: readonly Check<Model>[] = statements.map(([line, statement]) => ({
  name: `in C: ${statement}`,
  run: (model) => assert.equal(model.cStatement(callOf(line).call), statement),
}));
