import { isObject, isOneOf, isText, isWhole, type Scenario } from '@deck';
import { find, makeTree, O, type Outcome, openat, openat2, RESOLVE } from './model.ts';

/** The calls that can be made. */
export type Call = 'openat' | 'openat2';

/** What a visitor can change. */
export interface PathState {
  readonly call: Call;
  /** Relative to dirfd. */
  readonly path: string;
  /** The bits of `resolve`; openat has none. */
  readonly resolve: number;
  /** Before which component of the walk, counted from 1, `b` is moved out of the container; 0 is never. */
  readonly rename: number;
}

/** Longer paths show nothing new. */
export const longestPath = 60;
/** The last moment at which `b` can be moved. */
export const lastRename = 6;

/** The bits that can be asked for, as they are named behind `RESOLVE_`. */
export const bits = ['BENEATH', 'IN_ROOT', 'NO_XDEV', 'NO_SYMLINKS', 'NO_MAGICLINKS', 'CACHED'] as const;
export type Bit = (typeof bits)[number];

/** The root directory of the container, which is the dirfd of every call. */
export const dirfdPath = '/srv/c';
/** Where `b` is, and where it is moved. */
export const movedFrom = `${dirfdPath}/a/b`;
export const movedTo = '/srv/b';

const tree = makeTree({
  dirs: [movedFrom],
  files: ['/bin/runc', '/etc/passwd', `${dirfdPath}/etc/passwd`],
  links: { [`${dirfdPath}/link`]: '/etc/passwd' },
  magicLinks: { [`${dirfdPath}/proc/self/exe`]: '/bin/runc' },
  mounts: [
    { at: `${dirfdPath}/proc`, proc: true },
    { at: `${dirfdPath}/tmp` },
    { at: `${dirfdPath}/data`, bind: '/srv/data' },
  ],
});
const dirfd = find(tree, dirfdPath);

/** What the kernel does with the call. */
export function outcomeOf({ call, path, resolve, rename }: PathState): Outcome {
  const options = rename === 0 ? {} : { renames: [{ before: rename - 1, from: movedFrom, to: movedTo }] };
  if (call === 'openat') return openat(tree, dirfd, path, O.CLOEXEC, 0n, options);
  return openat2(tree, dirfd, path, { flags: O.CLOEXEC, mode: 0n, resolve: BigInt(resolve) }, options);
}

const bitValue = (bit: Bit): number => Number(RESOLVE[bit]);

/** Whether a bit is asked for. */
export const asksFor = ({ resolve }: PathState, bit: Bit): boolean => (resolve & bitValue(bit)) !== 0;

/** With a bit set or not; only openat2 can ask for one. */
export function withBit(state: PathState, bit: Bit, set: boolean): PathState {
  const others = state.resolve & ~bitValue(bit);
  return { ...state, call: set ? 'openat2' : state.call, resolve: set ? others | bitValue(bit) : others };
}

/** With another call; openat has no place for the bits. */
export const withCall = (state: PathState, call: Call): PathState => ({
  ...state,
  call,
  resolve: call === 'openat' ? 0 : state.resolve,
});

const state = (call: Call, path: string, asked: readonly Bit[] = [], rename = 0): PathState => ({
  call,
  path,
  resolve: asked.reduce((sum, bit) => sum + bitValue(bit), 0),
  rename,
});

const [climb, race] = ['../../etc/passwd', 'a/b/../../etc/passwd'];

/** One for each step of the slide. */
export const situations: readonly [PathState, ...PathState[]] = [
  state('openat', climb),
  state('openat2', climb, ['BENEATH']),
  state('openat2', 'link', ['IN_ROOT']),
  state('openat2', 'proc/self/exe', ['NO_MAGICLINKS']),
  state('openat2', race, ['BENEATH'], 3),
];

/** What readers may choose from. */
export const scenarios: readonly Scenario<PathState>[] = [
  { title: 'Link, no bit', state: state('openat', 'link') },
  { title: 'Link, in root', state: state('openat2', 'link', ['IN_ROOT']) },
  { title: 'Magic link', state: state('openat', 'proc/self/exe') },
  { title: 'Mount', state: state('openat2', 'data/..', ['NO_XDEV']) },
  { title: 'Race, no bit', state: state('openat', race, [], 3) },
  { title: 'Race, beneath', state: state('openat2', race, ['BENEATH'], 3) },
];

const allBits = bits.reduce((sum, bit) => sum + bitValue(bit), 0);

/** A state that came from an address; null for what is none. */
export function read(value: unknown): PathState | null {
  if (!isObject(value)) return null;
  const { call, path, resolve, rename } = value;
  if (!isOneOf<Call>(call, ['openat', 'openat2']) || !isText(path, longestPath)) return null;
  if (!isWhole(resolve, 0, call === 'openat' ? 0 : allBits) || !isWhole(rename, 0, lastRename)) return null;
  return { call, path, resolve, rename };
}
