/** Releases at which an answer of this model changes, and two whose answers were compared with it, oldest first. */
export const releases = ['4.17', '4.18', '5.0', '5.8', '5.11', '6.12', '6.18'] as const;
export type Release = (typeof releases)[number];

/** The kernel that is asked. */
export interface Kernel {
  readonly release: Release;
  /** The parameter of the fuse module: real root may look into every fuse mount. Off unless somebody turns it on. */
  readonly allowSysAdminAccess?: boolean;
}

export const isAtLeast = (release: Release, since: Release): boolean =>
  releases.indexOf(release) >= releases.indexOf(since);

/** Which files a task can make in the root of a filesystem. */
export type NewFiles = 'any' | 'regular' | 'none' | 'no such names';

/** What the kernel says of a filesystem in its `file_system_type`, its context and its superblock. */
export interface Filesystem {
  readonly name: string;
  /** The release that brought it, where that is one of `releases`. */
  readonly introduced?: Release;
  /** The release of its flag `FS_USERNS_MOUNT`, the oldest one where it is older, `null` where it has none. */
  readonly usernsMount: Release | null;
  /** The release from which on only the initial user namespace may mount it in spite of the flag. */
  readonly initialOnly?: Release;
  /** Whose owner the mounting task has to be privileged in; its own user namespace for `user`. */
  readonly context: 'user' | 'pid' | 'net' | 'ipc' | 'cgroup';
  /** Whether every superblock belongs to the initial user namespace (`fc->global`). */
  readonly global: boolean;
  /** `SB_I_USERNS_VISIBLE`: a new mount must not show what the ones that are there hide. */
  readonly visible: boolean;
  /** `SB_I_NODEV`: where another user namespace owns the superblock, or always, or never. */
  readonly noDevices: 'foreign' | 'always' | 'never';
  /** `SB_I_NOEXEC`. */
  readonly noExec: boolean;
  /** `FS_HAS_SUBTYPE`: a name like `fuse.sshfs` is fuse. */
  readonly subtypes: boolean;
  readonly newFiles: NewFiles;
  /** The mode of the root folder. */
  readonly mode: number;
  /** Whether the root folder belongs to the task that mounts, and not to id 0 of the owner of the superblock. */
  readonly mountersRoot: boolean;
}

type Special = Partial<Filesystem>;

const plain: Omit<Filesystem, 'name' | 'usernsMount'> = {
  context: 'user',
  global: false,
  visible: false,
  noDevices: 'foreign',
  noExec: false,
  subtypes: false,
  newFiles: 'any',
  mode: 0o755,
  mountersRoot: false,
};
const filesystem = (name: string, usernsMount: Release | null, special: Special = {}): Filesystem => ({
  ...plain,
  name,
  usernsMount,
  ...special,
});

/** Stands where the kernel knows no filesystem of a name. */
export const noFilesystem = filesystem('', null);

const oldest = releases[0];
const inKernel: Special = { noDevices: 'always', noExec: true, newFiles: 'none' };
const cgroup: Special = { ...inKernel, context: 'cgroup', global: true, mode: 0o555 };

/**
 * The filesystems of the talk and its neighbours. Flags and contexts: 6.12, the files that carry `FS_USERNS_MOUNT`;
 * releases: user_namespaces(7) and the commits of the chapter; `bpf`: `bpf_fill_super` of 6.12 (kernel/bpf/inode.c).
 */
export const filesystems: readonly Filesystem[] = [
  filesystem('tmpfs', oldest, { mode: 0o1777, mountersRoot: true }),
  filesystem('ramfs', oldest, { mountersRoot: true }),
  filesystem('proc', oldest, { ...inKernel, context: 'pid', visible: true, newFiles: 'no such names', mode: 0o555 }),
  filesystem('sysfs', oldest, { ...inKernel, context: 'net', global: true, visible: true, mode: 0o555 }),
  filesystem('devpts', oldest, { noDevices: 'never', newFiles: 'none' }),
  filesystem('mqueue', oldest, { ...inKernel, context: 'ipc', newFiles: 'regular', mode: 0o1777, mountersRoot: true }),
  filesystem('cgroup', oldest, cgroup),
  filesystem('cgroup2', oldest, cgroup),
  filesystem('bpf', oldest, { initialOnly: '6.12', newFiles: 'none', mode: 0o1777 }),
  filesystem('fuse', '4.18', { subtypes: true }),
  filesystem('binder', '5.0', { introduced: '5.0', noDevices: 'never', newFiles: 'none' }),
  filesystem('overlay', '5.11', { mountersRoot: true }),
  filesystem('binfmt_misc', '6.12', { ...inKernel }),
  filesystem('fuseblk', null, { subtypes: true }),
  filesystem('debugfs', null, { newFiles: 'none' }),
  filesystem('devtmpfs', null),
  ...['ext4', 'xfs', 'btrfs', 'squashfs', 'erofs', 'nfs'].map((name) => filesystem(name, null)),
];
