import type { Call } from './calls.ts';
import {
  AT_EMPTY_PATH,
  AT_FDCWD,
  AT_NO_AUTOMOUNT,
  AT_RECURSIVE,
  AT_SYMLINK_NOFOLLOW,
  FSMOUNT_CLOEXEC,
  FSOPEN_CLOEXEC,
  FSPICK_CLOEXEC,
  FSPICK_EMPTY_PATH,
  FSPICK_NO_AUTOMOUNT,
  FSPICK_SYMLINK_NOFOLLOW,
  MOUNT_ATTR__ATIME,
  MOUNT_ATTR_IDMAP,
  MOUNT_ATTR_NOATIME,
  MOUNT_ATTR_NODEV,
  MOUNT_ATTR_NODIRATIME,
  MOUNT_ATTR_NOEXEC,
  MOUNT_ATTR_NOSUID,
  MOUNT_ATTR_NOSYMFOLLOW,
  MOUNT_ATTR_RDONLY,
  MOUNT_ATTR_STRICTATIME,
  MOVE_MOUNT_BENEATH,
  MOVE_MOUNT_F_AUTOMOUNTS,
  MOVE_MOUNT_F_EMPTY_PATH,
  MOVE_MOUNT_F_SYMLINKS,
  MOVE_MOUNT_SET_GROUP,
  MOVE_MOUNT_T_AUTOMOUNTS,
  MOVE_MOUNT_T_EMPTY_PATH,
  MOVE_MOUNT_T_SYMLINKS,
  MS_PRIVATE,
  MS_SHARED,
  MS_SLAVE,
  MS_UNBINDABLE,
  OPEN_TREE_CLOEXEC,
  OPEN_TREE_CLONE,
} from './flags.ts';

/** Bits of a call's flag word by their names. */
type Bits = Readonly<Record<string, number>>;

const lookupFlags = { AT_EMPTY_PATH, AT_NO_AUTOMOUNT, AT_RECURSIVE, AT_SYMLINK_NOFOLLOW };
const attributeBits = {
  MOUNT_ATTR_RDONLY,
  MOUNT_ATTR_NOSUID,
  MOUNT_ATTR_NODEV,
  MOUNT_ATTR_NOEXEC,
  MOUNT_ATTR_NODIRATIME,
  MOUNT_ATTR_NOSYMFOLLOW,
  MOUNT_ATTR_IDMAP,
};
const atimes = { MOUNT_ATTR__ATIME, MOUNT_ATTR_NOATIME, MOUNT_ATTR_STRICTATIME };
const propagations = { MS_UNBINDABLE, MS_PRIVATE, MS_SLAVE, MS_SHARED };
const moveFlags = {
  MOVE_MOUNT_F_SYMLINKS,
  MOVE_MOUNT_F_AUTOMOUNTS,
  MOVE_MOUNT_F_EMPTY_PATH,
  MOVE_MOUNT_T_SYMLINKS,
  MOVE_MOUNT_T_AUTOMOUNTS,
  MOVE_MOUNT_T_EMPTY_PATH,
  MOVE_MOUNT_SET_GROUP,
  MOVE_MOUNT_BENEATH,
};
const pickFlags = { FSPICK_CLOEXEC, FSPICK_SYMLINK_NOFOLLOW, FSPICK_NO_AUTOMOUNT, FSPICK_EMPTY_PATH };
const commands = [
  'FSCONFIG_SET_FLAG',
  'FSCONFIG_SET_STRING',
  'FSCONFIG_SET_BINARY',
  'FSCONFIG_SET_PATH',
  'FSCONFIG_SET_PATH_EMPTY',
  'FSCONFIG_SET_FD',
  'FSCONFIG_CMD_CREATE',
  'FSCONFIG_CMD_RECONFIGURE',
  'FSCONFIG_CMD_CREATE_EXCL',
];

/** A flag word by its names; what has no name stays a number. */
function bits(word: number, names: Bits): string {
  const known = Object.entries(names).filter(([, bit]) => (word & bit) !== 0);
  const rest = known.reduce((left, [, bit]) => left & ~bit, word) >>> 0;
  const shown = known.map(([name]) => name);
  if (rest !== 0) shown.push(`0x${rest.toString(16)}`);
  return shown.join(' | ') || '0';
}

/** The atime field is a number, not a set of bits. */
function attributes(word: number): string {
  const atime = word & MOUNT_ATTR__ATIME;
  const [field] = Object.entries(atimes).find(([, value]) => value === atime) ?? [];
  const others = bits(field ? word & ~atime : word, attributeBits);
  return field ? [field, others].filter((part) => part !== '0').join(' | ') : others;
}

const text = (value: string | null) => (value === null ? 'NULL' : JSON.stringify(value));
const from = (dfd: number) => (dfd === AT_FDCWD ? 'AT_FDCWD' : String(dfd));

/** The line of C that makes a call. Descriptors are numbers; a lab may put names of its own in their place. */
export function cStatement(call: Call): string {
  switch (call.call) {
    case 'fsopen':
      return `fsopen(${text(call.fsName)}, ${bits(call.flags, { FSOPEN_CLOEXEC })});`;
    case 'fsconfig': {
      const aux = call.aux === AT_FDCWD ? 'AT_FDCWD' : call.aux;
      return `fsconfig(${call.fd}, ${commands[call.cmd] ?? call.cmd}, ${text(call.key)}, ${text(call.value)}, ${aux});`;
    }
    case 'fsmount':
      return `fsmount(${call.fsFd}, ${bits(call.flags, { FSMOUNT_CLOEXEC })}, ${attributes(call.attrFlags)});`;
    case 'fspick':
      return `fspick(${from(call.dfd)}, ${text(call.path)}, ${bits(call.flags, pickFlags)});`;
    case 'open_tree':
      return `open_tree(${from(call.dfd)}, ${text(call.filename)}, ${bits(call.flags, { ...lookupFlags, OPEN_TREE_CLONE, OPEN_TREE_CLOEXEC })});`;
    case 'move_mount':
      return `move_mount(${from(call.fromDfd)}, ${text(call.fromPathname)}, ${from(call.toDfd)}, ${text(call.toPathname)}, ${bits(call.flags, moveFlags)});`;
    case 'mount_setattr':
      return `mount_setattr(${from(call.dfd)}, ${text(call.path)}, ${bits(call.flags, lookupFlags)}, &(struct mount_attr){ ${fields(call)} }, ${call.size});`;
    case 'read':
      return `read(${call.fd}, message, ${call.count});`;
    case 'close':
      return `close(${call.fd});`;
    case 'mkdir':
      return `mkdirat(${from(call.dfd)}, ${text(call.path)}, 0777);`;
    case 'write':
      return `write(openat(${from(call.dfd)}, ${text(call.path)}, O_WRONLY | O_CREAT | O_APPEND, 0666), data, ${call.bytes});`;
    case 'stat':
      return `fstatat(${from(call.dfd)}, ${text(call.path)}, &st, AT_EMPTY_PATH);`;
    case 'userns':
      return `open("/proc/${call.of === 'initial' ? 'self' : 'PID'}/ns/user", O_RDONLY);`;
  }
}

function fields({ attrSet, attrClr, propagation, usernsFd }: Extract<Call, { call: 'mount_setattr' }>): string {
  const parts: readonly (readonly [boolean, string])[] = [
    [attrSet !== 0, `.attr_set = ${attributes(attrSet)}`],
    [attrClr !== 0, `.attr_clr = ${attributes(attrClr)}`],
    [propagation !== 0, `.propagation = ${bits(propagation, propagations)}`],
    [(attrSet & MOUNT_ATTR_IDMAP) !== 0, `.userns_fd = ${usernsFd}`],
  ];
  const shown = parts.filter(([holds]) => holds).map(([, part]) => part);
  return shown.join(', ') || '0';
}
