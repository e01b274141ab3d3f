import type { Namespace, UserNamespace } from './namespaces.ts';

/** The flags of a mount that can be locked. */
export const mountFlags = ['ro', 'nosuid', 'nodev', 'noexec'] as const;
export type MountFlag = (typeof mountFlags)[number];

export type FileType = 'folder' | 'regular' | 'char' | 'block' | 'fifo' | 'socket';

/** The bits of a mode that are kept: all but the type of the file and the set-group-ID bit, which is not modelled. */
export const keptMode = 0o5777;

/** A file. Its ids are the kernel's; `null` is an id that does not map into the owner of the superblock. */
export interface Inode {
  readonly type: FileType;
  readonly uid: number | null;
  readonly gid: number | null;
  /** Permission bits, the sticky bit and the set-user-ID bit. */
  readonly mode: number;
  /** Major and minor number of a device node. */
  readonly device: readonly [major: number, minor: number] | null;
}

export interface NamedInode extends Inode {
  readonly name: string;
}

/** What a fuse mount was made with. */
export interface FuseConnection {
  readonly userId: number;
  readonly groupId: number;
  readonly allowOther: boolean;
  readonly defaultPermissions: boolean;
}

export interface Superblock {
  readonly filesystem: string;
  /** `s_user_ns`: the user namespace that the ids of the filesystem are seen from. */
  readonly owner: UserNamespace;
  /** `SB_I_NODEV`, which no list of mounts shows. */
  readonly noDevices: boolean;
  readonly noExec: boolean;
  readonly readOnly: boolean;
  readonly fuse: FuseConnection | null;
  readonly root: Inode;
  /** The files in the root folder. */
  readonly files: readonly NamedInode[];
}

/** A superblock where a mount namespace shows it. */
export interface Mount {
  readonly superblock: Superblock;
  readonly namespace: Namespace;
  readonly flags: readonly MountFlag[];
  /** Flags that stay, because the mount, or what it is a copy of, came from another user namespace. */
  readonly locked: readonly MountFlag[];
  /** Whether it came with the mount namespace from another user namespace and has to stay where it is. */
  readonly lockedInPlace: boolean;
}

/** The file of that name in the root folder. */
export const fileOf = ({ files }: Superblock, name: string): NamedInode | undefined =>
  files.find((file) => file.name === name);

/** The mount with a file added, or in the place of the one of that name. */
export const withFile = (mount: Mount, file: NamedInode): Mount => ({
  ...mount,
  superblock: {
    ...mount.superblock,
    files: [...mount.superblock.files.filter(({ name }) => name !== file.name), file],
  },
});
