import type { Counts } from '../../counts.ts';
import type { Comparison } from './compare.ts';
import type { Lines } from './feature.ts';

/** One line for a feature: how many cases and calls were compared, and how many cases differ. */
export function summary({ feature, cases, calls, disagreements }: Comparison): string {
  const differ = disagreements === 1 ? '1 disagreement' : `${disagreements} disagreements`;
  return `${feature.padEnd(8)} ${count(cases)} cases ${count(calls)} calls  ${differ}`;
}

const count = (value: number) => String(value).padStart(6);

/** The smallest case on which model and kernel differ, call by call, and how to play it again; empty when there is none. */
export function details({ feature, smallest }: Comparison, seed: number): Lines {
  if (!smallest) return [];
  const { lines, model, kernel, number } = smallest;
  return [
    `${feature}: model and kernel differ in case ${number}, which is at its smallest`,
    ...lines.flatMap((line, at) =>
      at < lines.length - 1
        ? [`  ${line}  ->  ${model[at]}`]
        : [`  ${line}`, `    the model says   ${model[at]}`, `    the kernel says  ${kernel}`],
    ),
    `  npm run verify:kernel -- --feature ${feature} --seed ${seed} --cases ${number + 1} plays it again`,
  ];
}

/** Every case is one test. */
export function countsOf(comparisons: readonly Comparison[]): Counts {
  const failed = comparisons.reduce((sum, { disagreements }) => sum + disagreements, 0);
  const cases = comparisons.reduce((sum, each) => sum + each.cases, 0);
  return { passed: cases - failed, failed, skipped: 0 };
}
