import type { CodeLine, CodeVersion } from './code.ts';

/** How a block is enlarged: moved by columns and lines of its own size, then scaled from its top left corner. */
export interface CodeZoom {
  readonly scale: number;
  /** Never positive: columns to the left. */
  readonly columns: number;
  /** Never positive: lines upwards. */
  readonly lines: number;
}

/** Brings code of 36 pixels to 56, and of 40 to 62: what the speaker talks about is read from the last row. */
const fullScale = 56 / 36;

/** Columns that are seen of any block that is not enlarged, beside its line numbers and signs. */
const seenColumns = 62;

/** The longest line for which enlarging is worth the movement: it comes to 43 pixels. */
export const zoomColumns = 52;

/** How much lines of this many columns are enlarged: in full up to 39, then as far as they fit. */
const scaleFor = (columns: number) => Math.min(fullScale, seenColumns / columns);

/** How many of a block's lines are seen when lines of this many columns are enlarged. */
export const zoomLines = (lines: number, columns: number) => Math.floor(lines / scaleFor(columns));

/** Where the lit lines stand: first and last line, from 0, and the columns they have in common as indentation. */
export function litBounds({ lines }: CodeVersion, lit: readonly number[]) {
  const texts = lit.map((index) => textOf(lines[index])).filter((text) => text.trim() !== '');
  const indent = Math.min(...texts.map((text) => text.length - text.trimStart().length));
  const width = Math.max(0, ...texts.map((text) => text.length - indent));
  return { first: Math.min(...lit), last: Math.max(...lit), indent: texts.length > 0 ? indent : 0, width };
}

/** Enlarges the lit lines and keeps the block filled: nothing beyond its first and last line is ever shown. */
export function zoomTo(version: CodeVersion, lit: readonly number[] | null): CodeZoom | null {
  if (lit === null || lit.length === 0) return null;
  const { first, last, indent, width } = litBounds(version, lit);
  const scale = scaleFor(width);
  const count = version.lines.length;
  const seen = count / scale;
  // The uppermost line is seen whole, but for the very end of the block.
  const top = Math.max(0, Math.round((first + last + 1 - seen) / 2));
  // No further to the left than the lit lines need: what is indented less loses its beginning.
  const left = Math.max(0, Math.min(indent, Math.ceil(indent + width - seenColumns / scale)));
  return { scale, columns: -scale * left, lines: -scale * Math.min(top, count - seen) };
}

function textOf(line: CodeLine | undefined): string {
  return line?.tokens.map(([text]) => text).join('') ?? '';
}
