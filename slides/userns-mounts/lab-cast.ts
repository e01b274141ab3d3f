import {
  type ExistingMount,
  initialUserNamespace,
  type MountRequest,
  type NamedInode,
  type Task,
  type UserNamespace,
} from './model.ts';

/** The namespaces that whoever mounts may own. */
export const kinds = ['user', 'mnt', 'pid', 'net', 'ipc', 'cgroup'] as const;
export type Kind = (typeof kinds)[number];

/** Root inside of the container, root of the host, and a user of the host who has nothing to do with either. */
export const actors = ['inside', 'host', 'stranger'] as const;
export type Actor = (typeof actors)[number];

const map = [{ first: 0, outside: 100_000, count: 65_536 }];

const container: UserNamespace = {
  name: 'container',
  parent: initialUserNamespace,
  owner: 1000,
  uidMap: map,
  gidMap: map,
};

const ids = (id: number) => ({ real: id, effective: id, saved: id });

/** A container is born with proc and sysfs, whole. */
const born: readonly ExistingMount[] = ['proc', 'sysfs'].map((filesystem) => ({
  filesystem,
  whole: true,
  covered: false,
  readOnly: false,
}));

function task(user: UserNamespace, id: number, privileged: boolean, owned: readonly Kind[]): Task {
  const one = (kind: Kind) =>
    owned.includes(kind) ? { name: `own ${kind}`, owner: user } : { name: `host ${kind}`, owner: initialUserNamespace };
  const namespaces = { mnt: one('mnt'), pid: one('pid'), net: one('net'), ipc: one('ipc'), cgroup: one('cgroup') };
  return { user, uids: ids(id), gids: ids(id), privileged, namespaces, mounts: born };
}

/** Whoever mounts is root in its own user namespace; without one it is an ordinary user of the host. */
const inside = (owned: readonly Kind[]): Task =>
  owned.includes('user') ? task(container, 100_000, true, owned) : task(initialUserNamespace, 1000, false, []);

/** The task that acts. */
export function taskOf(actor: Actor, owned: readonly Kind[]): Task {
  if (actor === 'inside') return inside(owned);
  return actor === 'host' ? task(initialUserNamespace, 0, true, []) : task(initialUserNamespace, 1234, false, []);
}

/** What is asked of mount(2). A fuse mount is as open as it gets: everybody may look in, as far as allow_other goes. */
export const requestFor = (filesystem: string, { user }: Task): MountRequest => ({
  filesystem,
  ...(filesystem.startsWith('fuse') && {
    fuse: {
      fd: { device: true, openedIn: user },
      rootmode: 0o40755,
      userId: user === container ? 0 : 1000,
      groupId: user === container ? 0 : 1000,
      allowOther: true,
    },
  }),
});

/** A set-user-ID program of the container's user 1000. */
export const program: NamedInode = {
  name: 'su',
  type: 'regular',
  uid: 101_000,
  gid: 101_000,
  mode: 0o4755,
  device: null,
};

/** A node for /dev/null, as somebody may have put it there who is allowed to. */
export const device: NamedInode = {
  name: 'null',
  type: 'char',
  uid: 100_000,
  gid: 100_000,
  mode: 0o666,
  device: [1, 3],
};
