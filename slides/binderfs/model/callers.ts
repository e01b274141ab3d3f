/** A user namespace other than the initial one, by its map `0 FIRST COUNT` for users and for groups. */
export interface UserNamespace {
  /** What root inside is outside. */
  readonly first: number;
  /** How many ids it has, 1 or more. */
  readonly count: number;
}

/**
 * Who makes a call. Its user and its group have the same number. Whoever is root of a user namespace has every
 * capability there, others have none. Every user namespace has a mount namespace of its own.
 */
export interface Caller {
  /** As its user namespace numbers it. */
  readonly uid: number;
  /** Null is the initial one. Those with the same map are the same. */
  readonly userNamespace: UserNamespace | null;
  /** Whether it is in the ipc namespace that the kernel booted with. */
  readonly ipcNamespace: 'initial' | 'other';
}

/** What the kernel shows in the place of an id that a user namespace does not have. */
const overflowId = 65534;

/** The caller as the initial user namespace numbers it. */
export const hostId = ({ uid, userNamespace }: Caller): number => (userNamespace?.first ?? 0) + uid;

export const isRoot = ({ uid }: Caller): boolean => uid === 0;

export function isSame(one: UserNamespace | null, other: UserNamespace | null): boolean {
  return one?.first === other?.first && one?.count === other?.count;
}

/** Whether the user namespace has a number for an id of the initial one. */
export function hasId(userNamespace: UserNamespace | null, id: number): boolean {
  if (!userNamespace) return true;
  return id >= userNamespace.first && id < userNamespace.first + userNamespace.count;
}

/** An id of the initial user namespace as another one shows it. */
export function shownId(userNamespace: UserNamespace | null, id: number): number {
  return hasId(userNamespace, id) ? id - (userNamespace?.first ?? 0) : overflowId;
}

/** Whether the caller is the owner, or root of a user namespace that has the owner: `capable_wrt_inode_uidgid`. */
export function controls(caller: Caller, owner: number): boolean {
  return hostId(caller) === owner || (isRoot(caller) && hasId(caller.userNamespace, owner));
}
