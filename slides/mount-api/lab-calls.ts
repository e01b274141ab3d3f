import {
  AT_EMPTY_PATH,
  AT_FDCWD,
  type Call,
  FSCONFIG_CMD_CREATE,
  FSCONFIG_CMD_CREATE_EXCL,
  FSCONFIG_CMD_RECONFIGURE,
  FSCONFIG_SET_FLAG,
  FSCONFIG_SET_STRING,
  MOVE_MOUNT_F_EMPTY_PATH,
  OPEN_TREE_CLONE,
} from './model.ts';

/** The two variables of the program that is clicked together. They are -1 until a call gives them a descriptor. */
export interface Variables {
  readonly fs: number;
  readonly mnt: number;
}

/** A call that can be made, written with the variables. */
export interface Press {
  /** What its button says, beside the name of the call. */
  readonly title: string;
  readonly call: (variables: Variables) => Call;
  /** The variable whose descriptor is its first argument, if one is. @default 'fs' */
  readonly on?: keyof Variables;
  /** The variable that takes the descriptor it returns. */
  readonly into?: keyof Variables;
}

const fsopen = (fsName: string): Press => ({
  title: fsName,
  call: () => ({ call: 'fsopen', fsName, flags: 0 }),
  into: 'fs',
});

const setString = (key: string, value: string): Press => ({
  title: key === 'source' ? key : `${key}=${value}`,
  call: ({ fs }) => ({ call: 'fsconfig', fd: fs, cmd: FSCONFIG_SET_STRING, key, value, aux: 0 }),
});

const command = (title: string, cmd: number, key: string | null = null): Press => ({
  title,
  call: ({ fs }) => ({ call: 'fsconfig', fd: fs, cmd, key, value: null, aux: 0 }),
});

const moveMount = (toPathname: string): Press => ({
  title: toPathname,
  on: 'mnt',
  call: ({ mnt }) => ({
    call: 'move_mount',
    fromDfd: mnt,
    fromPathname: '',
    toDfd: AT_FDCWD,
    toPathname,
    flags: MOVE_MOUNT_F_EMPTY_PATH,
  }),
});

/** Every call of the workbench by the word that stands for it in an address. */
export const presses = {
  tmpfs: fsopen('tmpfs'),
  proc: fsopen('proc'),
  ext4: fsopen('ext4'),
  fsmount: {
    title: 'fs',
    call: ({ fs }) => ({ call: 'fsmount', fsFd: fs, flags: 0, attrFlags: 0 }),
    into: 'mnt',
  },
  'move-a': moveMount('/a'),
  'move-m': moveMount('/m'),
  pick: {
    title: '/m',
    call: () => ({ call: 'fspick', dfd: AT_FDCWD, path: '/m', flags: 0 }),
    into: 'fs',
  },
  'clone-m': {
    title: '/m',
    call: () => ({ call: 'open_tree', dfd: AT_FDCWD, filename: '/m', flags: OPEN_TREE_CLONE }),
    into: 'mnt',
  },
  'clone-mnt': {
    title: 'mnt',
    on: 'mnt',
    call: ({ mnt }) => ({ call: 'open_tree', dfd: mnt, filename: '', flags: OPEN_TREE_CLONE | AT_EMPTY_PATH }),
    into: 'mnt',
  },
  size: setString('size', '64m'),
  'bad-size': setString('size', 'abc'),
  bogus: setString('bogus', '1'),
  ro: command('ro', FSCONFIG_SET_FLAG, 'ro'),
  source: setString('source', '/dev/vda'),
  create: command('CREATE', FSCONFIG_CMD_CREATE),
  'create-excl': command('CREATE_EXCL', FSCONFIG_CMD_CREATE_EXCL),
  reconfigure: command('RECONFIGURE', FSCONFIG_CMD_RECONFIGURE),
  read: { title: 'log', call: ({ fs }) => ({ call: 'read', fd: fs, count: 256 }) },
  'close-fs': { title: 'fs', call: ({ fs }) => ({ call: 'close', fd: fs }) },
  'close-mnt': { title: 'mnt', on: 'mnt', call: ({ mnt }) => ({ call: 'close', fd: mnt }) },
} as const satisfies Readonly<Record<string, Press>>;

export type PressId = keyof typeof presses;

/** The buttons beside the name of their call. */
export interface Group {
  readonly name: string;
  readonly presses: readonly PressId[];
}

/** The workbench in its rows: what makes descriptors and places, what goes into a context, and the rest. */
export const makers: readonly Group[] = [
  { name: 'fsopen', presses: ['tmpfs', 'proc', 'ext4'] },
  { name: 'fsmount', presses: ['fsmount'] },
  { name: 'move_mount', presses: ['move-a', 'move-m'] },
  { name: 'fspick', presses: ['pick'] },
  { name: 'open_tree', presses: ['clone-m', 'clone-mnt'] },
];
export const configuration: Group = {
  name: 'fsconfig',
  presses: ['size', 'bad-size', 'bogus', 'ro', 'source', 'create', 'create-excl', 'reconfigure'],
};
export const others: readonly Group[] = [
  { name: 'read', presses: ['read'] },
  { name: 'close', presses: ['close-fs', 'close-mnt'] },
];
