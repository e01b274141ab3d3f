import { type Caller, isWithin, type MountNamespace, type UserNamespace } from './state.ts';

interface Credentials {
  readonly userNamespace: UserNamespace;
  readonly mountNamespace: 'host' | 'container';
  /** The owner of the pid namespace, which owns a new proc. */
  readonly pidNamespaceOwner: UserNamespace;
  /** Whether it has CAP_SYS_ADMIN in its user namespace. */
  readonly admin: boolean;
  /** As the host sees it. */
  readonly uid: number;
}

/** Ids that are mapped in the user namespaces of callers; the maps change no number. */
const mappedIds = 65_536;

export const credentials: Readonly<Record<Caller, Credentials>> = {
  root: { userNamespace: '/', mountNamespace: 'host', pidNamespaceOwner: '/', admin: true, uid: 0 },
  container: {
    userNamespace: '/container',
    mountNamespace: 'container',
    pidNamespaceOwner: '/container',
    admin: true,
    uid: 0,
  },
  userns: { userNamespace: '/userns', mountNamespace: 'host', pidNamespaceOwner: '/', admin: true, uid: 0 },
  user: { userNamespace: '/', mountNamespace: 'host', pidNamespaceOwner: '/', admin: false, uid: 65_534 },
};

/** Who owns the mount namespace that a caller is in. */
const owners = { host: '/', container: '/container' } as const;

/** `ns_capable(ns, CAP_SYS_ADMIN)`: a capability counts in its user namespace and in all below. */
export const isAdminOver = (caller: Caller, namespace: UserNamespace) =>
  credentials[caller].admin && isWithin(namespace, credentials[caller].userNamespace);

/** `may_mount()`: CAP_SYS_ADMIN over the owner of the caller's mount namespace. */
export const mayMount = (caller: Caller) => isAdminOver(caller, owners[credentials[caller].mountNamespace]);

/** Whether a caller has CAP_SYS_ADMIN over the owner of a mount namespace, which may be an anonymous one. */
export const isAdminOfMounts = (caller: Caller, namespace: NonNullable<MountNamespace>) =>
  isAdminOver(caller, owners[typeof namespace === 'string' ? namespace : namespace.maker]);

/** `check_mnt()`: whether a mount is in the caller's mount namespace. */
export const isOurs = (caller: Caller, namespace: MountNamespace) => namespace === credentials[caller].mountNamespace;

/** `uid_valid(make_kuid(ns, id))`. */
export const isMapped = (namespace: UserNamespace, id: number) => id < (namespace === '/' ? 0xffffffff : mappedIds);
