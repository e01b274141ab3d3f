/** What root in a user namespace could mount before 4.18. Source: user_namespaces(7). */
export const withoutBackend = ['proc', 'sysfs', 'devpts', 'tmpfs', 'ramfs', 'mqueue', 'bpf', 'cgroup'] as const;

/** Some filesystems on disks; none has FS_USERNS_MOUNT. Source: the sources of 6.12. */
export const onDisk = ['ext4', 'xfs', 'btrfs'] as const;

/** What a kernel says to an attempt on a mount that a user namespace owns. Source: observed on Linux 6.18. */
export interface Answer {
  readonly attempt: string;
  readonly answer: string;
}

/** Attempts by somebody outside, or with an id that the user namespace does not have. */
export const answers: readonly Answer[] = [
  { attempt: 'open a device node', answer: '`EACCES`' },
  { attempt: 'create a file with an id that does not map', answer: '`EOVERFLOW`' },
  { attempt: '`chown(2)` to an id that does not map', answer: '`EINVAL`' },
  { attempt: 'run a setuid file from outside', answer: 'the bit is ignored' },
  { attempt: 'host root looks into FUSE, even with `allow_other`', answer: '`EACCES`' },
];

/** The id map of the container in the figure: how many ids it has, and the host's id for its 0. An example. */
export const idMap = { size: 65536, host: 100000 } as const;

/**
 * The id the kernel uses for one that a filesystem stores, read through the map of the namespace that owns it.
 * @returns null for an id that does not map
 */
export function kernelId(stored: number): number | null {
  return stored < idMap.size ? idMap.host + stored : null;
}
