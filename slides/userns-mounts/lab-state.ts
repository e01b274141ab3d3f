import { isListOf, isObject, isOneOf } from '@deck';
import { type Actor, actors, type Kind, kinds } from './lab-cast.ts';
import { type Release, releases } from './model.ts';

/** The filesystems that can be chosen. */
export const offered = [
  'tmpfs',
  'proc',
  'sysfs',
  'devpts',
  'mqueue',
  'cgroup2',
  'bpf',
  'fuse',
  'binder',
  'overlay',
  'ext4',
] as const;

/** What can be asked: the mount itself, and then something on it. */
export const acts = ['mount', 'create', 'chown', 'mknod', 'open', 'look', 'exec'] as const;
export type Act = (typeof acts)[number];

/** What can be changed in the lab. */
export interface MountsState {
  readonly release: Release;
  readonly filesystem: (typeof offered)[number];
  /** The namespaces that the container owns, in the order of `kinds`; none without a user namespace. */
  readonly owned: readonly Kind[];
  readonly act: Act;
  /** Whose answer is explained; a mount is made from inside only. */
  readonly actor: Actor;
}

const state = (
  release: Release,
  filesystem: MountsState['filesystem'],
  owned: readonly Kind[],
  act: Act = 'mount',
  actor: Actor = 'inside',
): MountsState => ({ release, filesystem, owned, act, actor });

const two = ['user', 'mnt'] as const;

/** The situation at each step of the slide. */
export const situations: readonly [MountsState, ...MountsState[]] = [
  state('6.18', 'tmpfs', two),
  state('6.18', 'ext4', two),
  state('6.18', 'proc', two),
  state('4.18', 'fuse', two),
  state('4.18', 'tmpfs', two, 'mknod'),
];

/** Situations for readers. */
export const scenarios: readonly { readonly title: string; readonly state: MountsState }[] = [
  { title: 'tmpfs', state: state('6.18', 'tmpfs', two) },
  { title: 'ext4', state: state('6.18', 'ext4', two) },
  { title: 'proc', state: state('6.18', 'proc', two) },
  { title: 'proc + pid', state: state('6.18', 'proc', ['user', 'mnt', 'pid']) },
  { title: 'fuse 4.17', state: state('4.17', 'fuse', two) },
  { title: 'fuse 4.18', state: state('4.18', 'fuse', two) },
  { title: 'look into fuse', state: state('6.18', 'fuse', two, 'look', 'host') },
  { title: 'mknod 4.18', state: state('4.18', 'tmpfs', two, 'mknod') },
];

const isKind = (value: unknown): value is Kind => isOneOf(value, kinds);

/** The state that an address or another window brings, null where it is none. */
export function read(value: unknown): MountsState | null {
  if (!isObject(value)) return null;
  const { release, filesystem, owned, act, actor } = value;
  if (!isOneOf(release, releases) || !isOneOf(filesystem, offered)) return null;
  if (!isOneOf(act, acts) || !isOneOf(actor, actors)) return null;
  if (!isListOf(owned, kinds.length, isKind)) return null;
  if (owned.length > 0 && !owned.includes('user')) return null;
  const sorted = kinds.filter((kind) => owned.includes(kind));
  return state(release, filesystem, sorted, act, act === 'mount' ? 'inside' : actor);
}

/**
 * The namespaces after one is made or given back. An ordinary user makes the others in a user namespace of its own
 * only, so they come and go with that one.
 */
export function withNamespace(owned: readonly Kind[], kind: Kind, own: boolean): readonly Kind[] {
  if (!own && kind === 'user') return [];
  return kinds.filter((one) => (one === kind ? own : owned.includes(one) || (own && one === 'user')));
}

/** Another question; a mount is made from inside. */
export const withAct = (from: MountsState, act: Act): MountsState =>
  state(from.release, from.filesystem, from.owned, act, act === 'mount' ? 'inside' : from.actor);
