import type { Call, ExistingMount, Kernel, Mount, Task, UserNamespace } from '../../../slides/userns-mounts/model.ts';
import type { Model } from './model-type.ts';

/** The kernel that was recorded. */
export const recorded: Kernel = { release: '6.18' };

const ids = (id: number) => ({ real: id, effective: id, saved: id });
const map = (outside: number, count = 65536) => [{ first: 0, outside, count }];

const everyId = map(0, 4294967295);
export const initial: UserNamespace = { name: 'init', parent: null, owner: 0, uidMap: everyId, gidMap: everyId };

/** A namespace made by root of the one it is in. */
export const below = (parent: UserNamespace, name: string, uidMap: UserNamespace['uidMap']): UserNamespace => ({
  name,
  parent,
  owner: parent.parent ? 100_000 : 0,
  uidMap,
  gidMap: uidMap,
});

export const container = below(initial, 'container', map(100_000));
/** As the container, with id 0 of outside mapped to 1000. */
export const holed = below(initial, 'container', [
  { first: 0, outside: 100_000, count: 1000 },
  { first: 1000, outside: 0, count: 1 },
  { first: 1001, outside: 101_001, count: 64535 },
]);
export const nested = below(container, 'nested', map(101_001, 100));
const sibling = below(initial, 'sibling', map(300_000));

const kinds = ['mnt', 'pid', 'net', 'ipc', 'cgroup'] as const;
export type Kind = (typeof kinds)[number];
export const everyKind: readonly Kind[] = kinds;

export const whole: readonly ExistingMount[] = ['proc', 'sysfs'].map((filesystem) => ({
  filesystem,
  whole: true,
  covered: false,
  readOnly: false,
}));

/** A task of a user namespace whose other namespaces, of the kinds that `owned` names, belong to `owner`. */
export function task(
  user: UserNamespace,
  id: number,
  privileged: boolean,
  owned: readonly Kind[] = [],
  owner: UserNamespace = user,
): Task {
  const one = (kind: Kind) =>
    owned.includes(kind) ? { name: `${owner.name} ${kind}`, owner } : { name: `host ${kind}`, owner: initial };
  const namespaces = { mnt: one('mnt'), pid: one('pid'), net: one('net'), ipc: one('ipc'), cgroup: one('cgroup') };
  return { user, uids: ids(id), gids: ids(id), privileged, namespaces, mounts: whole };
}

export type Actor =
  | 'inside root'
  | 'inside user'
  | 'outside root'
  | 'outside user'
  | 'outside twin of inside root'
  | 'nested root'
  | 'sibling root';

/** The seven tasks of the recordings; `owner` is the container they are about. */
export const cast = (owner: UserNamespace): Readonly<Record<Actor, Task>> => ({
  'inside root': task(owner, 100_000, true, ['mnt']),
  'inside user': task(owner, 101_001, false, ['mnt']),
  'outside root': task(initial, 0, true),
  'outside user': task(initial, 1234, false),
  'outside twin of inside root': task(initial, 100_000, false),
  'nested root': task({ ...nested, parent: owner }, 101_001, true, ['mnt'], owner),
  'sibling root': task(sibling, 300_000, true),
});

export const { 'inside root': insideRoot, 'outside root': outsideRoot, 'outside user': stranger } = cast(container);

/** The mount that a task makes; it has to succeed. */
export function mounted(model: Model, filesystem: string, who: Task, more: object = {}): Mount {
  const { value, rule } = model.mount({ filesystem, ...more }, who, recorded);
  if (!value) throw new Error(`${filesystem} is not mounted: ${rule}`);
  return value;
}

/** The answers of several calls in turn, and the mount after them. */
export function play(model: Model, mount: Mount, calls: readonly Call[], kernel = recorded) {
  let state = mount;
  const outcomes = calls.map((call) => {
    const { state: after, result } = model.step(state, call, kernel);
    state = after ?? state;
    return result;
  });
  return { state, outcomes, answers: outcomes.map(({ errno }) => errno) };
}
