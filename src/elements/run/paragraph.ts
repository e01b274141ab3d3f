import type { CodeLine } from '../../deck/code.ts';

/** Indexes of the first and the last line of a paragraph. */
export interface Paragraph {
  readonly first: number;
  readonly last: number;
}

/**
 * The lines between two blank ones around a line: what belongs to one step of a program.
 * @param line number in its file
 * @returns null for a line that the block does not have, or that is blank
 */
export function paragraphAt(lines: readonly CodeLine[], line: number): Paragraph | null {
  const at = lines.findIndex(({ number }) => number === line);
  if (at < 0 || isBlank(lines[at])) return null;
  let first = at;
  let last = at;
  while (!isBlank(lines[first - 1])) first--;
  while (!isBlank(lines[last + 1])) last++;
  return { first, last };
}

/** Beyond the block is as good as blank. */
const isBlank = (line: CodeLine | undefined) => !line?.tokens.some(([text]) => text.trim() !== '');
