import { type Place, SlideProblem } from '../errors.ts';

/** A line of code on its way to the highlighter. */
export interface SourceLine {
  /** Without the newline; what the author wrote, until it is made ready. */
  readonly text: string;
  readonly place: Place;
  /** Set when the line is in a snippet file, not in the slides. */
  readonly file?: string;
  /** Shown beside the line. */
  readonly number?: number;
  readonly mark?: '+' | '-';
}

const maxColumns = 80;
const tabColumns = 4;

/** Splits a text into lines; a last newline does not begin another line. */
export function splitLines(text: string): string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** The line with each tab as spaces up to the next stop of four columns, and without white space at its end. */
export function expandTabs(line: string): string {
  let expanded = '';
  for (const [index, part] of line.trimEnd().split('\t').entries()) {
    if (index > 0) expanded += ' '.repeat(tabColumns - (expanded.length % tabColumns));
    expanded += part;
  }
  return expanded;
}

/** The lines without the indentation all of them share; blank lines do not count. */
export function dedent(lines: readonly SourceLine[]): SourceLine[] {
  const indents = lines.map(({ text }) => text.search(/\S/)).filter((indent) => indent >= 0);
  const shared = Math.min(...indents);
  return lines.map((line) => ({ ...line, text: line.text.slice(shared) }));
}

/** @throws SlideProblem at the first line that is wider than a slide shows */
export function checkColumns(lines: readonly SourceLine[]): void {
  const wide = lines.find((line) => line.text.length > maxColumns);
  if (!wide) return;
  throw new SlideProblem(
    `The line has ${wide.text.length} columns, but ${maxColumns} fit.`,
    wide.place,
    `Break the line; a tab counts as up to ${tabColumns} columns.`,
    wide.file,
  );
}
