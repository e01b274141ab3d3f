import type { Filter, FilterId } from './state.ts';
import { actions, s32, u32 } from './uapi.ts';

/** What one filter said, and whether that is the strictest action so far. */
export interface FilterRun {
  readonly filter: FilterId;
  readonly verdict: number;
  readonly match: boolean;
}

/** What the filters of a thread say about a call together. */
export interface Verdict {
  /** The upper half of the return value: `u32`. */
  readonly action: number;
  /** The lower half: 16 bits. */
  readonly data: number;
  /** The filter that decided, or none if all of them allow the call. */
  readonly match: FilterId | null;
  readonly ran: readonly FilterRun[];
}

const actionMask = 0xffff0000;

/** The action as the kernel compares it: signed, without the data. */
const rank = (verdict: number) => s32(verdict & actionMask);

/**
 * `seccomp_run_filters`: every filter is asked, the newest first, and the lowest action wins. Only a lower action takes
 * the place of another, so that among equals the newest filter wins.
 */
export function runFilters(filters: readonly Filter[], chain: readonly FilterId[], nr: number): Verdict {
  let strictest: number = actions.ALLOW;
  let match: FilterId | null = null;
  const ran = chain.map((filter) => {
    const verdict = u32(filters[filter]?.verdicts[nr] ?? actions.ALLOW);
    const lower = rank(verdict) < rank(strictest);
    if (lower) [strictest, match] = [verdict, filter];
    return { filter, verdict, match: lower };
  });
  return { action: u32(strictest & actionMask), data: strictest & 0xffff, match, ran };
}
