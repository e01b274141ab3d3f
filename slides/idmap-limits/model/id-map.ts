import { extentBytes, maxBaseExtents, maxExtents } from './limits.ts';

/** One line of a map, `struct uid_gid_extent`: `count` ids from `first` on inside are those from `lowerFirst` on outside. */
export interface Extent {
  /** First id inside the user namespace. */
  readonly first: number;
  /** First id outside: of the parent namespace in a text, kernel-global in an installed map. */
  readonly lowerFirst: number;
  /** How many ids. */
  readonly count: number;
}

/** The side of an extent that something is about. */
export type Side = 'first' | 'lowerFirst';

/**
 * An installed map, `struct uid_gid_map`. Up to five extents lie in the struct itself, in the order in which they were
 * written; more of them lie on the heap twice, `forward` sorted by `first` and `reverse` sorted by `lowerFirst`.
 */
export type IdMap =
  | { readonly storage: 'inline'; readonly extents: readonly Extent[] }
  | { readonly storage: 'heap'; readonly forward: readonly Extent[]; readonly reverse: readonly Extent[] };

/** The map that a new namespace has: none of its ids exist. */
export const emptyMap: IdMap = { storage: 'inline', extents: [] };

/** The map of the initial user namespace: every id is itself (kernel/user.c). */
export const identityMap: IdMap = {
  storage: 'inline',
  extents: [{ first: 0, lowerFirst: 0, count: 4_294_967_295 }],
};

/**
 * The map that holds these extents, with the arrays that searches need (sort_idmaps).
 * @param extents in the order written, `lowerFirst` kernel-global
 */
export const idMap = (extents: readonly Extent[]): IdMap =>
  extents.length <= maxBaseExtents
    ? { storage: 'inline', extents }
    : { storage: 'heap', forward: sortedBy('first', extents), reverse: sortedBy('lowerFirst', extents) };

/** The extents in rising order of one side. */
export const sortedBy = (side: Side, extents: readonly Extent[]): Extent[] =>
  extents.toSorted((a, b) => a[side] - b[side]);

/** The extents of a map in the order in which its file shows them (m_start). */
export const extentsOf = (map: IdMap): readonly Extent[] => (map.storage === 'heap' ? map.forward : map.extents);

/** The text that a program would write to get these extents: one line each, single spaces. */
export const textOf = (extents: readonly Extent[]): string =>
  extents.map(({ first, lowerFirst, count }) => `${first} ${lowerFirst} ${count}\n`).join('');

/**
 * Bytes that a map of so many extents takes on the heap. `forward` is allocated once for all that could come
 * (insert_extent), `reverse` for those that came (sort_idmaps).
 */
export const heapBytes = (extents: number): { readonly forward: number; readonly reverse: number } =>
  extents <= maxBaseExtents
    ? { forward: 0, reverse: 0 }
    : { forward: maxExtents * extentBytes, reverse: extents * extentBytes };
