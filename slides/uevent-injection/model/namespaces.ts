/** A user namespace. Two with one name are the same namespace. */
export interface UserNamespace {
  readonly name: string;
  /** `null` for the initial one. */
  readonly parent: UserNamespace | null;
  /** The user id, as the kernel keeps it, of the task that made the namespace. */
  readonly owner: number;
  /** The kernel's id for root of the namespace; `null` where 0 is not mapped. */
  readonly root: number | null;
}

/** A network namespace. It belongs to the user namespace its maker was in. */
export interface NetNamespace {
  readonly name: string;
  readonly owner: UserNamespace;
}

/** Who opens a socket or sends through it. */
export interface Task {
  readonly user: UserNamespace;
  /** All its user ids, as the kernel keeps them. */
  readonly uid: number;
  /** Whether it has every capability in its user namespace; if not, it has none. */
  readonly privileged: boolean;
}

/** `init_user_ns`. */
export const initialUserNamespace: UserNamespace = { name: 'init', parent: null, owner: 0, root: 0 };

/** The initial namespace and 33 levels below it: `create_user_ns` makes no deeper ones (kernel/user_namespace.c). */
const longestChain = 34;

/** `ns_capable`: by the task's own namespace, or by having made the namespace (security/commoncap.c, `cap_capable`). */
export function isCapable({ user, uid, privileged }: Task, target: UserNamespace): boolean {
  const chain: UserNamespace[] = [];
  for (let ns: UserNamespace | null = target; ns !== null; ns = chain.length < longestChain ? ns.parent : null) {
    chain.push(ns);
  }
  return chain.some(
    ({ name, parent, owner }) => (name === user.name && privileged) || (parent?.name === user.name && owner === uid),
  );
}

export const isInitial = ({ name }: UserNamespace): boolean => name === initialUserNamespace.name;
