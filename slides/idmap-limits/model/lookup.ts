import type { Extent, IdMap, Side } from './id-map.ts';
import { invalidId, overflowId } from './limits.ts';

/** One compare of a search. */
export interface Compare {
  /** The extents that may still hold the id: from this index … */
  readonly from: number;
  /** … up to before this one. */
  readonly to: number;
  /** Index of the extent that is compared. */
  readonly index: number;
  /** Whether the extent holds the id, or the id lies below or above it (an id range that runs out of it: above). */
  readonly outcome: 'holds' | 'below' | 'above';
}

/** An id, or a range of them, searched in a map. */
export interface Lookup {
  /** `mapped` or `unmapped`, see `rules`. */
  readonly rule: 'mapped' | 'unmapped';
  /** The id that was searched, as the u32 that the kernel sees. */
  readonly id: number;
  /** The id on the other side; 4294967295, `(u32) -1`, if there is none. */
  readonly value: number;
  /** What `stat` or `getuid` would show for that value: 65534 if there is none (from_kuid_munged). */
  readonly munged: number;
  /** The array that was searched: `extents` one by one, `forward` and `reverse` by halves. */
  readonly array: 'extents' | 'forward' | 'reverse';
  /** Every compare in its order; the last one is with the extent that holds the id, if any does. */
  readonly compares: readonly Compare[];
}

/** A kernel-global id for an id inside (make_kuid, map_id_down). At most 5 compares, or floor(log2 N) + 1 above 5. */
export const down = (map: IdMap, id: number): Lookup => rangeDown(map, id, 1);

/** An id inside for a kernel-global id (from_kuid, map_id_up), searched on the other side. */
export const up = (map: IdMap, id: number): Lookup => lookup(map, 'lowerFirst', id >>> 0, 1);

/** The same as `down` for `count` ids at once, which must all lie in one extent (map_id_range_down). */
export const rangeDown = (map: IdMap, id: number, count: number): Lookup => lookup(map, 'first', id >>> 0, count);

function lookup(map: IdMap, side: Side, id: number, count: number): Lookup {
  const { array, extents, search } = searchOf(map, side);
  const compares = search(extents, side, id, count);
  const holds = compares.find(({ outcome }) => outcome === 'holds');
  const extent = holds && extents[holds.index];
  if (!extent) return { rule: 'unmapped', id, array, compares, value: invalidId, munged: overflowId };
  const value = id - extent[side] + extent[side === 'first' ? 'lowerFirst' : 'first'];
  return { rule: 'mapped', id, array, compares, value, munged: value };
}

const sortedArrays = { first: 'forward', lowerFirst: 'reverse' } as const;

const searchOf = (map: IdMap, side: Side) =>
  map.storage === 'heap'
    ? { array: sortedArrays[side], extents: map[sortedArrays[side]], search: halves }
    : { array: 'extents' as const, extents: map.extents, search: oneByOne };

/** Every extent in the order written until one holds the ids (map_id_range_down_base, map_id_up_base). */
function oneByOne(extents: readonly Extent[], side: Side, id: number, count: number): Compare[] {
  const compares = extents.map((extent, index) => ({
    from: index,
    to: extents.length,
    index,
    outcome: compare(extent, side, id, count),
  }));
  const found = compares.findIndex(({ outcome }) => outcome === 'holds');
  return compares.slice(0, found < 0 ? compares.length : found + 1);
}

/** `bsearch()` with `cmp_map_id()` (include/linux/bsearch.h). */
function halves(sorted: readonly Extent[], side: Side, id: number, count: number): Compare[] {
  const compares: Compare[] = [];
  let from = 0;
  for (let left = sorted.length; left > 0; left >>= 1) {
    const index = from + (left >> 1);
    const outcome = compare(sorted[index] as Extent, side, id, count);
    compares.push({ from, to: from + left, index, outcome });
    if (outcome === 'holds') break;
    if (outcome === 'above') {
      from = index + 1;
      left--;
    }
  }
  return compares;
}

/** What `cmp_map_id()` answers: 0, -1 or 1. */
function compare(extent: Extent, side: Side, id: number, count: number): Compare['outcome'] {
  if (id < extent[side]) return 'below';
  return id + count <= extent[side] + extent.count ? 'holds' : 'above';
}
