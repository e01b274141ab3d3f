import type { CodeBlock, CodeVersion } from '../deck/code.ts';

/** How a block is set: `large` and `normal` beside the version rail, `wide` from edge to edge of the slide. */
type CodeSize = 'large' | 'normal' | 'wide';

interface CodeFit {
  readonly size: CodeSize;
  /** The block has so many lines that they move closer together. */
  readonly tall: boolean;
  /** Characters in the widest line number; 0 when lines are not numbered. */
  readonly digits: number;
}

/** Columns that fit beside the rail at 40 and at 36 pixels; see `src/theme/code.css`. */
const largeColumns = 65;
const normalColumns = 74;
/** Lines that fit under a title of one line at 40 and at 36 pixels. */
const largeLines = 10;
const normalLines = 11;

/** Measures all versions and stages of a block together, so that its size never jumps while it is stepped. */
export function codeFit(block: CodeBlock): CodeFit {
  const lines = Math.max(...block.versions.map((version) => version.lines.length));
  const digits = Math.max(...block.versions.map(numberWidth));
  const columns = longestLine(block) + (digits > 0 ? digits + 1 : 0) + (hasMarks(block) ? 2 : 0);
  return { size: sizeFor(columns, lines), tall: lines > normalLines, digits };
}

function sizeFor(columns: number, lines: number): CodeSize {
  if (columns > normalColumns) return 'wide';
  return columns <= largeColumns && lines <= largeLines ? 'large' : 'normal';
}

function longestLine({ versions }: CodeBlock): number {
  const lines = versions.flatMap((version) => version.lines);
  return Math.max(0, ...lines.map(({ tokens }) => tokens.reduce((sum, [text]) => sum + text.length, 0)));
}

function numberWidth({ lines }: CodeVersion): number {
  return Math.max(0, ...lines.map(({ number }) => (number === undefined ? 0 : String(number).length)));
}

/** Some line is marked as added or removed. */
export function hasMarks({ versions }: CodeBlock): boolean {
  return versions.some((version) => version.lines.some((line) => line.mark));
}
