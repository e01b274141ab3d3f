/** One thing that was measured, beside what it may be at most. */
export interface Figure {
  readonly name: string;
  /** All that was measured; the median counts. */
  readonly values: readonly number[];
  readonly unit: 'ms' | 'MB' | '%';
  /** Null for what is only there to compare with. */
  readonly budget: number | null;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** What was not measured is over its budget, too. */
const isOver = ({ values, budget }: Figure): boolean => budget !== null && !(median(values) <= budget);

/** Whether figures break a budget for good: times depend on the computer and on what else it does, so they only warn. */
export const isBroken = (figures: readonly Figure[]): boolean =>
  figures.some((figure) => figure.unit !== 'ms' && isOver(figure));

/** Figures as the lines of a table. */
export function tableOf(figures: readonly Figure[]): string[] {
  const rows = figures.map((figure) => {
    const { name, values, unit, budget } = figure;
    const range = values.length > 1 ? `${number(Math.min(...values))} to ${number(Math.max(...values))}` : '';
    const limit = budget === null ? '' : `at most ${number(budget)} ${unit}`;
    return [name, `${number(median(values))} ${unit}`, range, limit, verdict(figure)];
  });
  const all = [['', 'median', 'of all', 'budget', ''], ...rows];
  const width = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0));
  return all.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(width(0)) : cell.padStart(width(column))))
      .join('  ')
      .trimEnd(),
  );
}

function verdict(figure: Figure): string {
  if (figure.budget === null) return '';
  if (!isOver(figure)) return 'ok';
  return figure.unit === 'ms' ? 'slow' : 'OVER';
}

const number = (value: number) => (Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(0));
