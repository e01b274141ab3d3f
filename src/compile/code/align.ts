import { diffArrays } from 'diff';

/** Two lists put side by side. */
export interface Alignment<T> {
  /** What both have, in one order. */
  readonly same: readonly (readonly [before: T, after: T])[];
  /** What stands between, on either side; never nothing on both. */
  readonly changed: readonly Change<T>[];
}

interface Change<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
}

/** Finds the most that two lists have in common; items are the same when their ids are. */
export function align<T>(before: readonly T[], after: readonly T[], id: (item: T) => string): Alignment<T> {
  const same: (readonly [T, T])[] = [];
  const changed: Change<T>[] = [];
  let gap: Change<T> | undefined;
  const left = [...before];
  const right = [...after];
  for (const { added, removed, count } of diffArrays(before.map(id), after.map(id))) {
    const from = added ? [] : left.splice(0, count);
    const to = removed ? [] : right.splice(0, count);
    if (added || removed) {
      // An edit is reported as a removal and an addition, one after the other.
      if (gap) changed.pop();
      gap = { before: [...(gap?.before ?? []), ...from], after: [...(gap?.after ?? []), ...to] };
      changed.push(gap);
    } else {
      gap = undefined;
      same.push(...from.map((item, index) => [item, to[index] as T] as const));
    }
  }
  return { same, changed };
}

/** How many items at the end of both lists are the same. */
export function commonTail(before: readonly string[], after: readonly string[]): number {
  const limit = Math.min(before.length, after.length);
  let tail = 0;
  while (tail < limit && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return tail;
}
