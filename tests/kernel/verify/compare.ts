import { Dice } from './dice.ts';
import type { Feature, Lines } from './feature.ts';
import type { Guest } from './guest.ts';
import { shrink } from './shrink.ts';

/** A case to which model and kernel answer differently. */
export interface Disagreement {
  /** The case up to the line on which they differ. */
  readonly lines: Lines;
  /** What the model answers to each line. */
  readonly model: Lines;
  /** What the kernel answers to the last. */
  readonly kernel: string;
}

/** What the comparison of a feature came to. */
export interface Comparison {
  readonly feature: string;
  readonly cases: number;
  readonly calls: number;
  /** How many cases differ. */
  readonly disagreements: number;
  /** The first of them, made as small as it gets, and its number. */
  readonly smallest: (Disagreement & { readonly number: number }) | null;
}

/** A test program that died or hung has not answered. */
export const noAnswer = 'no answer';

/** How many cases are played in one run: enough that starting a program costs little. */
const batch = 50;

/**
 * Draws cases of a feature and compares the answers of its model with the guest's, call by call.
 * @param seed with the number of a case it is what the case is drawn from
 * @param count how many cases
 */
export async function compare(feature: Feature, guest: Guest, seed: number, count: number): Promise<Comparison> {
  const found: { lines: Lines; number: number }[] = [];
  let calls = 0;
  for (let from = 0; from < count; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, count - from) }, (_, index) => from + index);
    const cases = numbers.map((number) => drawn(feature, guest, seed, number));
    calls += cases.flat().length;
    const disagreements = await disagreementsIn(feature, guest, cases);
    for (const [index, disagreement] of disagreements.entries()) {
      if (disagreement) found.push({ lines: disagreement.lines, number: from + index });
    }
  }
  const [first] = found;
  const smallest = first ? { ...(await smallestOf(feature, guest, first.lines)), number: first.number } : null;
  return { feature: feature.name, cases: count, calls, disagreements: found.length, smallest };
}

/** A case by its number. */
const drawn = (feature: Feature, { kernel }: Guest, seed: number, number: number): Lines =>
  feature.draw(new Dice(`${feature.name} ${seed} ${number}`), kernel);

/** For each case where it differs, or null. */
async function disagreementsIn(
  feature: Feature,
  guest: Guest,
  cases: readonly Lines[],
): Promise<(Disagreement | null)[]> {
  const answers = await guest.play(feature, cases);
  return cases.map((lines, index) => {
    const model = feature.answers(lines, guest.kernel);
    const at = model.findIndex((answer, line) => answer !== answers[index]?.[line]);
    if (at < 0) return null;
    return { lines: lines.slice(0, at + 1), model: model.slice(0, at + 1), kernel: answers[index]?.[at] ?? noAnswer };
  });
}

async function smallestOf(feature: Feature, guest: Guest, lines: Lines): Promise<Disagreement> {
  const smallest = await shrink(lines, feature, (cases) => disagreementsIn(feature, guest, cases));
  // A case that differs only now and then is shown as it was drawn.
  return smallest ?? { lines, model: feature.answers(lines, guest.kernel), kernel: 'another answer, but not always' };
}
