/** A range of ids as the kernel keeps it: `count` ids from `first` on inside are those from `outside` on in the kernel. */
export interface Extent {
  readonly first: number;
  /** The id in the initial user namespace, whatever lies between it and this one. */
  readonly outside: number;
  readonly count: number;
}

/** A user namespace. Two with one name are the same namespace. */
export interface UserNamespace {
  readonly name: string;
  /** `null` for the initial one. */
  readonly parent: UserNamespace | null;
  /** The effective user id, as the kernel keeps it, of the task that made the namespace. */
  readonly owner: number;
  readonly uidMap: readonly Extent[];
  readonly gidMap: readonly Extent[];
}

/** Any other namespace: it belongs to the user namespace its maker was in. */
export interface Namespace {
  readonly name: string;
  readonly owner: UserNamespace;
}

/** User or group ids of a task, as the kernel keeps them; files are made and opened with the effective one. */
export interface Ids {
  readonly real: number;
  readonly effective: number;
  readonly saved: number;
}

/** What of a filesystem is mounted in a task's mount namespace; only proc and sysfs ask for it. */
export interface ExistingMount {
  readonly filesystem: string;
  /** Whether the mount shows the root of its filesystem; a bind mount of a folder does not. */
  readonly whole: boolean;
  /** Whether a locked mount on top of it hides anything but a folder that is always empty. */
  readonly covered: boolean;
  /** Whether it is read-only, by a locked flag or by its superblock. */
  readonly readOnly: boolean;
}

/** Whoever makes a call. */
export interface Task {
  readonly user: UserNamespace;
  readonly uids: Ids;
  readonly gids: Ids;
  /** Whether it has every capability in its user namespace; if not, it has none. */
  readonly privileged: boolean;
  readonly namespaces: Readonly<Record<'mnt' | 'pid' | 'net' | 'ipc' | 'cgroup', Namespace>>;
  readonly mounts: readonly ExistingMount[];
}

const everyId: readonly Extent[] = [{ first: 0, outside: 0, count: 4294967295 }];

/** `init_user_ns`, in which every id is itself. */
export const initialUserNamespace: UserNamespace = {
  name: 'init',
  parent: null,
  owner: 0,
  uidMap: everyId,
  gidMap: everyId,
};

/** The initial namespace and 33 levels below it: `create_user_ns` makes no deeper ones (kernel/user_namespace.c). */
const longestChain = 34;

/** The namespace itself, its parent, and so on. */
function chain(from: UserNamespace): UserNamespace[] {
  const found: UserNamespace[] = [];
  for (let ns: UserNamespace | null = from; ns !== null; ns = found.length < longestChain ? ns.parent : null) {
    found.push(ns);
  }
  return found;
}

/** `in_userns`: whether a namespace is the other one or below it. */
export const isWithin = (ns: UserNamespace, above: UserNamespace): boolean =>
  chain(ns).some(({ name }) => name === above.name);

/** `ns_capable`: by the task's own namespace, or by having made the namespace (security/commoncap.c, `cap_capable`). */
export const isCapable = ({ user, uids, privileged }: Task, target: UserNamespace): boolean =>
  chain(target).some(
    ({ name, parent, owner }) =>
      (name === user.name && privileged) || (parent?.name === user.name && owner === uids.effective),
  );

/** `make_kuid`: the kernel's id for one that a task of the namespace writes, `null` where it has none. */
export function toKernel(map: readonly Extent[], id: number): number | null {
  const extent = map.find(({ first, count }) => id >= first && id - first < count);
  return extent ? extent.outside + (id - extent.first) : null;
}

/** `from_kuid`: how a namespace writes the kernel's id, `null` where it has no name for it. */
export function fromKernel(map: readonly Extent[], id: number): number | null {
  const extent = map.find(({ outside, count }) => id >= outside && id - outside < count);
  return extent ? extent.first + (id - extent.outside) : null;
}

/** Whether a namespace has a name for both ids; an id that is already invalid has none anywhere. */
export const hasIds = ({ uidMap, gidMap }: UserNamespace, uid: number | null, gid: number | null): boolean =>
  isMapped(uidMap, uid) && isMapped(gidMap, gid);

export const isMapped = (map: readonly Extent[], id: number | null): boolean =>
  id !== null && fromKernel(map, id) !== null;
