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

/** What was made safe before FUSE was opened, and the commit of each. Source: the subjects in `commits.json`. */
export const rules = [
  { rule: 'FUSE fails requests with ids that do not map', commit: 'c9582eb0ff7d2b560be60eafab29183882cdc82b' },
  { rule: 'FUSE works outside of `init_user_ns`', commit: '8cb08329b0809453722bc12aa912be34355bcb66' },
  { rule: "`allow_other` ends at the mount's namespace", commit: '73f03c2b4b527346778c711c2734dbff3442b139' },
  { rule: 'POSIX ACLs are translated, too', commit: 'e45b2546e23c2d10f8585063a15c745a7603fac9' },
  { rule: "The superblock's owner may replace invalid owners", commit: '0031181c49ca94b14b11f08e447f40c6ebc842a4' },
  { rule: 'Link counts of such inodes do not change', commit: '593d1ce854dff93b3c9066e897192eb676b09c46' },
  { rule: '`CAP_SYS_ADMIN` in `s_user_ns` may freeze and thaw', commit: 'f3f1a18330ac1b717cd7a32adff38d965f365aa2' },
] as const;
