import { type Place, SlideProblem } from '../errors.ts';

/** Lines lit by a stage, counted from 1 in the block, in rising order; null for all of them. */
export type LitLines = readonly number[] | null;

/** Far above any block, so that a slip of the key cannot make a list that fills the memory. */
const maxLine = 999;

/**
 * Reads the text between the braces of a fence: stages separated by `|`, each `all` or line numbers and ranges.
 * @throws SlideProblem for a stage that is neither
 */
export function parseStages(text: string, place: Place): LitLines[] {
  return text.split('|').map((stage) => parseStage(stage.trim(), place));
}

function parseStage(stage: string, place: Place): LitLines {
  if (stage === 'all') return null;
  const lines = stage.split(',').flatMap((part) => parseRange(part.trim(), stage, place));
  return [...new Set(lines)].sort((a, b) => a - b);
}

function parseRange(part: string, stage: string, place: Place): number[] {
  const [, from, to = from] = /^(\d{1,3})(?:\s*-\s*(\d{1,3}))?$/.exec(part) ?? [];
  const first = Number(from);
  const last = Number(to);
  if (from === undefined || first < 1 || last < first || last > maxLine) {
    throw new SlideProblem(
      stage === '' ? 'A stage of the code block is empty.' : `"${stage}" is not a stage of a code block.`,
      place,
      'Write lines from 1 as 2, 3-5 or 3-5,8, or all; separate stages by "|".',
    );
  }
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/**
 * The lit lines as indexes from 0.
 * @throws SlideProblem when a stage lights a line the block does not have
 */
export function litIndexes(lit: LitLines, lineCount: number, place: Place): readonly number[] | null {
  const outside = lit?.find((line) => line > lineCount);
  if (outside === undefined) return lit?.map((line) => line - 1) ?? null;
  const size = lineCount === 1 ? '1 line' : `${lineCount} lines`;
  throw new SlideProblem(
    `Line ${outside} is lit, but the block has ${size}.`,
    place,
    'Count lines in the block from 1, whatever start= says.',
  );
}
