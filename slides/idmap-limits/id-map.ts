/** One extent of an id map, as a line of `/proc/PID/uid_map` gives it (user_namespaces(7)). */
export interface Extent {
  /** First id inside the user namespace. */
  readonly first: number;
  /** First id outside. */
  readonly lowerFirst: number;
  /** How many ids. */
  readonly count: number;
}

/** The container of the slides: 65536 ids, which lie from 100000 on outside. */
export const wholeRange: Extent = { first: 0, lowerFirst: 100_000, count: 65_536 };

/** How many extents a map can have: up to 4.14, and since 4.15 (include/linux/user_namespace.h). */
export const limits = { before: 5, now: 340 } as const;

/**
 * The map of the whole range in which some ids are the same inside and outside.
 * @param same those ids, in rising order, all of them within the range
 * @returns the extents in the order of their ids inside
 */
export function mapWithSame(same: readonly number[]): Extent[] {
  const end = wholeRange.first + wholeRange.count;
  const starts = [wholeRange.first, ...same.map((id) => id + 1)];
  return starts.flatMap((first, index) => {
    const id = same[index];
    const rest = { first, lowerFirst: wholeRange.lowerFirst + first, count: (id ?? end) - first };
    const extents = rest.count > 0 ? [rest] : [];
    return id === undefined ? extents : [...extents, { first: id, lowerFirst: id, count: 1 }];
  });
}

/** Which ids of an extent are compared: those inside, or those outside. */
export type Side = 'first' | 'lowerFirst';

/** The extents in the order of one side: what the kernel keeps as `forward` and `reverse`. */
export function sortedBy(side: Side, extents: readonly Extent[]): Extent[] {
  return [...extents].sort((a, b) => a[side] - b[side]);
}

/** One compare of a search, by indices in the sorted extents. */
export interface Compare {
  /** What may hold the id: from here … */
  readonly from: number;
  /** … up to before here. */
  readonly to: number;
  /** The extent that is compared. */
  readonly pivot: number;
}

/**
 * The compares of a lookup in their order, as `bsearch()` makes them (include/linux/bsearch.h).
 * @param sorted extents sorted by that side
 * @returns the pivot of the last one holds the id, if any extent does
 */
export function search(sorted: readonly Extent[], side: Side, id: number): Compare[] {
  const compares: Compare[] = [];
  let from = 0;
  for (let left = sorted.length; left > 0; left >>= 1) {
    const pivot = from + (left >> 1);
    compares.push({ from, to: from + left, pivot });
    const extent = sorted[pivot];
    if (!extent || (id >= extent[side] && id < extent[side] + extent.count)) break;
    if (id > extent[side]) {
      from = pivot + 1;
      left--;
    }
  }
  return compares;
}
