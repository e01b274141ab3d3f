/** A map of so many mappings of 100 ids each, with a gap of 100 between them, in rising order. */
interface Mappings {
  readonly first: Uint32Array;
  readonly lowerFirst: Uint32Array;
  readonly count: Uint32Array;
}

/** What one lookup takes in a map of that many mappings, in nanoseconds; the median of many rounds. */
export interface MeasuredCost {
  readonly mappings: number;
  /** One mapping after the other. */
  readonly linear: number;
  /** By halves. */
  readonly halves: number;
}

type Search = (map: Mappings, id: number) => number;

const noId = 0xffff_ffff;

/** The scan of the kernel (map_id_range_down_base). */
export const linearSearch: Search = ({ first, lowerFirst, count }, id) => {
  for (let index = 0; index < first.length; index++) {
    const start = first[index] as number;
    if (id >= start && id < start + (count[index] as number)) return id - start + (lowerFirst[index] as number);
  }
  return noId;
};

/** The kernel's `bsearch()` with `cmp_map_id()`. */
export const halvesSearch: Search = ({ first, lowerFirst, count }, id) => {
  let from = 0;
  for (let left = first.length; left > 0; left >>= 1) {
    const index = from + (left >> 1);
    const start = first[index] as number;
    if (id >= start && id < start + (count[index] as number)) return id - start + (lowerFirst[index] as number);
    if (id > start) {
      from = index + 1;
      left--;
    }
  }
  return noId;
};

/** A map to search in. */
export function mappingsOf(mappings: number): Mappings {
  const of = (value: (index: number) => number) => Uint32Array.from({ length: mappings }, (_, index) => value(index));
  return { first: of((index) => index * 200), lowerFirst: of((index) => 100_000 + index * 200), count: of(() => 100) };
}

/** Ids spread over all mappings without an order that a processor could learn; the same ones every time. */
export function idsIn(mappings: number): Uint32Array {
  let random = 1;
  return Uint32Array.from({ length: 4096 }, () => {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    return ((random >>> 8) % Math.max(1, mappings)) * 200 + ((random >>> 25) % 100);
  });
}

/** Batches must take so long in milliseconds, because the clocks of browsers are coarse. */
const shortestBatch = 4;
const mostLookups = 2 ** 19;

/** How often everything is measured. */
export const rounds = 21;

/**
 * Measures both searches in maps of each size, again and again: what disturbs the computer for a while falls on all of
 * them alike.
 * @param clock milliseconds, never going back
 * @yields after every round the medians of all rounds so far
 */
export function* measure(clock: () => number, sizes: readonly number[]): Generator<readonly MeasuredCost[]> {
  const subjects = sizes.map((mappings) => {
    const [map, ids] = [mappingsOf(mappings), idsIn(mappings)];
    const linear = timer(clock, linearSearch, map, ids);
    return { mappings, linear, halves: timer(clock, halvesSearch, map, ids) };
  });
  for (let round = 0; round < rounds; round++)
    yield subjects.map(({ mappings, linear, halves }) => ({ mappings, linear: linear(), halves: halves() }));
}

/** A function that times one more batch of a search and gives the median nanoseconds of a lookup so far. */
function timer(clock: () => number, search: Search, map: Mappings, ids: Uint32Array): () => number {
  const batch = (lookups: number): number => {
    const begin = clock();
    let sum = 0;
    for (let done = 0; done < lookups; done++) sum ^= search(map, ids[done & 4095] as number);
    const time = clock() - begin;
    // Never the case, but an answer that is not used need not be computed.
    return sum === 0.5 ? 0 : time;
  };
  let lookups = 4096;
  // Finding how many lookups make a batch warms up the code as well. One slow batch may have been an interruption.
  const shortest = () => Math.min(batch(lookups), batch(lookups), batch(lookups));
  while (lookups < mostLookups && shortest() < shortestBatch) lookups *= 2;
  const times: number[] = [];
  return () => {
    times.push((batch(lookups) * 1e6) / lookups);
    return median(times);
  };
}

/** The middle one of some values, the upper one of two; NaN for none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Whether a message is a list of measured costs. */
export const areCosts = (value: unknown): value is readonly MeasuredCost[] =>
  Array.isArray(value) && value.every(isCost);

function isCost(value: unknown): value is MeasuredCost {
  if (typeof value !== 'object' || value === null) return false;
  const { mappings, linear, halves } = value as Record<string, unknown>;
  return [mappings, linear, halves].every((number) => typeof number === 'number' && number >= 0);
}
