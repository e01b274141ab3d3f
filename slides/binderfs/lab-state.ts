import { isListOf, isObject, isOneOf, isText, isWhole } from '@deck';

/** Where an instance can be mounted: on the host, or in one of two containers with a user namespace each. */
export const places = ['host', 'A', 'B'] as const;

export type Place = (typeof places)[number];

/** As many minors as are drawn; a real kernel has 2^20. */
export const poolSize = 16;

/** More calls make addresses that chat programs cut off. */
export const mostActions = 32;

/** What the field for a name takes. */
export const longestName = 20;

/** What somebody does at a place. Names are of nodes, as paths have them; a node without a name has only its minor. */
export type BinderfsAction =
  | { readonly do: 'mount' | 'remount'; readonly at: Place; readonly max: number }
  | { readonly do: 'umount'; readonly at: Place }
  | { readonly do: 'add' | 'unlink' | 'open' | 'manage'; readonly at: Place; readonly name: string }
  | { readonly do: 'rename'; readonly at: Place; readonly name: string; readonly to: string }
  | { readonly do: 'close'; readonly at: Place; readonly minor: number };

/** All that a person can change. What the kernel makes of it is found by making all calls again. */
export interface BinderfsState {
  readonly actions: readonly BinderfsAction[];
  /** Whether every mount brings the default devices: a setting of the kernel, for all calls. */
  readonly defaults: boolean;
  /** The place that is chosen, and the minor of the node that is. */
  readonly at: Place;
  readonly minor: number | null;
  /** What the field and the dial hold for the next call. */
  readonly name: string;
  readonly max: number;
}

const isPlace = (value: unknown): value is Place => isOneOf(value, places);
const isMinor = (value: unknown) => isWhole(value, 0, poolSize - 1);
const isMax = (value: unknown) => isWhole(value, 0, poolSize);

/** Nothing that JSON writes with six characters: a list of names must not outgrow an address. */
export const isName = (value: unknown): value is string => isText(value, longestName) && !/[\p{Cc}\p{Cs}]/u.test(value);

const fits = { max: isMax, minor: isMinor, name: isName, to: isName };

const fields = {
  mount: ['max'],
  remount: ['max'],
  umount: [],
  add: ['name'],
  unlink: ['name'],
  open: ['name'],
  manage: ['name'],
  rename: ['name', 'to'],
  close: ['minor'],
} as const satisfies Record<BinderfsAction['do'], readonly (keyof typeof fits)[]>;

const kinds = Object.keys(fields) as BinderfsAction['do'][];

function isAction(value: unknown): value is BinderfsAction {
  if (!isObject(value) || !isOneOf(value['do'], kinds) || !isPlace(value['at'])) return false;
  const wanted: readonly (keyof typeof fits)[] = fields[value['do']];
  return Object.keys(value).length === wanted.length + 2 && wanted.every((field) => fits[field](value[field]));
}

/** A state from an address, another window or storage; null for what is none. */
export function read(value: unknown): BinderfsState | null {
  if (!isObject(value)) return null;
  const { actions, defaults, at, minor, name, max } = value;
  if (!isListOf(actions, mostActions, isAction) || typeof defaults !== 'boolean' || !isPlace(at)) return null;
  if (!isName(name) || !isWhole(max, 0, poolSize)) return null;
  if (minor !== null && !isWhole(minor, 0, poolSize - 1)) return null;
  return { actions, defaults, at, minor, name, max };
}

/** The state after one call more, if there is room for it. */
export function withAction(state: BinderfsState, action: BinderfsAction): BinderfsState {
  return isFull(state) ? state : { ...state, actions: [...state.actions, action] };
}

export const isFull = ({ actions }: BinderfsState): boolean => actions.length >= mostActions;
