import type { Disagreement } from './compare.ts';
import type { Feature, Lines } from './feature.ts';

/** How many smaller cases are tried at once. */
const batch = 100;

/** A list without a part of it: first without half, last without one element. */
export function* cuts<Element>(list: readonly Element[]): Generator<Element[]> {
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < list.length; from += size) yield [...list.slice(0, from), ...list.slice(from + size)];
  }
}

/** Smaller cases: without some of the lines, or with a shorter line. */
function* smaller(lines: Lines, { shorter }: Feature): Generator<Lines> {
  for (const fewer of cuts(lines)) if (fewer.length > 0) yield fewer;
  if (!shorter) return;
  for (const [at, line] of lines.entries()) for (const text of shorter(line)) yield lines.with(at, text);
}

/**
 * Makes a case smaller for as long as model and kernel still differ.
 * @param disagreements what a list of cases comes to, null for each one without a difference
 * @returns where the smallest case differs; null if not even the one that was given does
 */
export async function shrink(
  lines: Lines,
  feature: Feature,
  disagreements: (cases: readonly Lines[]) => Promise<readonly (Disagreement | null)[]>,
): Promise<Disagreement | null> {
  const first = async (cases: readonly Lines[]) => (await disagreements(cases)).find((each) => each !== null) ?? null;
  let [found, next] = [null as Disagreement | null, await first([lines])];
  while (next) {
    found = next;
    next = null;
    const candidates = [...smaller(found.lines, feature)];
    for (let from = 0; from < candidates.length && !next; from += batch) {
      next = await first(candidates.slice(from, from + batch));
    }
  }
  return found;
}
