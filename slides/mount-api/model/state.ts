/** Everything the model knows between two calls. Plain data, never changed in place. */
export interface State {
  readonly kernel: Kernel;
  readonly superblocks: Readonly<Record<number, Superblock>>;
  readonly mounts: Readonly<Record<number, Mount>>;
  /** Open descriptors. All callers share one table, as if descriptors were passed on. */
  readonly descriptors: Readonly<Record<number, Descriptor>>;
  /** The number of the next descriptor. Unlike in the kernel, numbers are not used again. */
  readonly nextDescriptor: number;
  /** The number of the next superblock, mount or user namespace. */
  readonly nextId: number;
}

/** The release whose answers are given, where two differ. */
export type Kernel = '6.12' | '6.18';

/**
 * Who makes a call: root of the host, root of a container with user, mount and pid namespaces of its own, root of a user
 * namespace that stayed in the host's mount namespace, or a plain user of the host.
 */
export type Caller = 'root' | 'container' | 'userns' | 'user';

/** A user namespace as a path, from its ancestors: "/" is the initial one, "/container" a child of it. */
export type UserNamespace = string;

/** One mounted filesystem. Several mounts can show it. */
export interface Superblock {
  readonly type: string;
  /** `s_user_ns`: the user namespace that owns it. */
  readonly owner: UserNamespace;
  readonly flags: SuperblockFlags;
  readonly tmpfs: TmpfsOptions;
  /** Files and directories by their path in this filesystem; "/" is its root. */
  readonly nodes: Readonly<Record<string, Node>>;
}

export interface Node {
  readonly kind: 'directory' | 'file';
  readonly uid: number;
  /** Length of a file in bytes. */
  readonly bytes: number;
}

/** `SB_*` flags by the names of their options in `fs/fs_context.c`. */
export type SuperblockFlag = 'dirsync' | 'lazytime' | 'mand' | 'ro' | 'sync';
export type SuperblockFlags = Readonly<Partial<Record<SuperblockFlag, boolean>>>;

/** `struct shmem_options`, as far as it can be seen later. What was not set is missing. */
export interface TmpfsOptions {
  /** Limit in blocks of 4096 bytes; 0 is no limit. */
  readonly blocks?: number;
  /** Limit of inodes; 0 is no limit. */
  readonly inodes?: number;
  readonly uid?: number;
  readonly noswap?: boolean;
}

/** `struct mount`: a place where a superblock, or a part of it, is shown. */
export interface Mount {
  readonly id: number;
  readonly superblock: number;
  /** The directory or file of the superblock that is shown. */
  readonly root: string;
  readonly source: string;
  /** `MOUNT_ATTR_*` bits, without `MOUNT_ATTR_IDMAP`. */
  readonly attributes: number;
  /** Bits of `attributes` that this mount namespace may not take back; see mount_namespaces(7). */
  readonly lockedAttributes: number;
  /** `MNT_LOCKED`: may not be moved away from what it covers. */
  readonly locked: boolean;
  readonly propagation: 'private' | 'shared' | 'unbindable';
  readonly idmap: Extent | null;
  /** Where it is attached; null for the root of a tree. */
  readonly at: Place | null;
  readonly namespace: MountNamespace;
}

/** The mount something is attached to, and the directory or file of its superblock. */
export interface Place {
  readonly parent: number;
  readonly dentry: string;
}

/**
 * The mount namespace a mount is in: that of the host, that of the container, or an anonymous one, which holds one
 * detached tree. Null after the tree was dissolved, and for what the kernel mounts for itself.
 */
export type MountNamespace = 'host' | 'container' | Anonymous | null;

export interface Anonymous {
  /** The mount at the root of the detached tree. */
  readonly root: number;
  /** The namespace it was cloned from; null when it came from `fsmount`. */
  readonly origin: 'host' | 'container' | null;
  /** The mount namespace of the caller that made it, whose owner is its owner. */
  readonly maker: 'host' | 'container';
}

/** One line of a `uid_map`. */
export interface Extent {
  readonly inside: number;
  readonly outside: number;
  readonly count: number;
}

/** A point in the tree: a mount, and a directory or file of its superblock. */
export interface Path {
  readonly mount: number;
  readonly dentry: string;
}

export type Descriptor = OpenFile & DescriptorFlags;

export interface DescriptorFlags {
  /** Whether a new program would find it closed: FD_CLOEXEC. */
  readonly closeOnExec: boolean;
  /** Whether its tree is dissolved on close, unless it was attached: FMODE_NEED_UNMOUNT. */
  readonly needUnmount: boolean;
}

export type OpenFile =
  | { readonly kind: 'context'; readonly context: Context }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'userns'; readonly namespace: UserNamespace; readonly extent: Extent };

/** `enum fs_context_phase`. CREATING and RECONFIGURING are passed within one call and never seen between two. */
export type Phase = 'CREATE_PARAMS' | 'AWAITING_MOUNT' | 'AWAITING_RECONF' | 'RECONF_PARAMS' | 'FAILED';

/** `struct fs_context`: what `fsopen` and `fspick` open. */
export interface Context {
  readonly type: string;
  readonly phase: Phase;
  /** Whether a superblock is to be made or changed: `fc->purpose`. */
  readonly purpose: 'mount' | 'reconfigure';
  readonly owner: UserNamespace;
  readonly source: string | null;
  readonly flags: SuperblockFlags;
  /** Flags that were ever named. Unlike `flags` they outlive `fsmount` and every reconfiguration. */
  readonly flagsMask: readonly SuperblockFlag[];
  readonly tmpfs: TmpfsOptions;
  /** All parameters accepted since the context was last cleaned, in order, for display. */
  readonly parameters: readonly string[];
  /** The superblock, once there is one, and the part of it that will be shown. */
  readonly root: Root | null;
  /** Messages not read yet, oldest first, at most eight, without the newline that ends each. */
  readonly log: readonly string[];
}

/** What of a superblock a mount will show. */
export interface Root {
  readonly superblock: number;
  readonly dentry: string;
}

/** Whether a path is the other one or below it. */
export const isWithin = (path: string, ancestor: string) =>
  path === ancestor || path.startsWith(ancestor === '/' ? '/' : `${ancestor}/`);

/** The anonymous namespace of a detached mount; null for all others. */
export const anonymous = ({ namespace }: Mount): Anonymous | null => (typeof namespace === 'object' ? namespace : null);
