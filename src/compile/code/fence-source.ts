import { type Place, SlideProblem } from '../errors.ts';
import { takeNote, takeSign } from './diff-marks.ts';
import type { FenceMeta, SnippetName } from './fence-meta.ts';
import { snippetLines } from './snippet.ts';
import { checkColumns, dedent, expandTabs, type SourceLine, splitLines } from './source-line.ts';

/** A fence as it stands in the slides. */
export interface Fence {
  readonly language: string | null;
  /** What follows the language on the opening line. */
  readonly meta: string;
  /** The text between the opening and the closing line. */
  readonly text: string;
  /** Of the opening line. */
  readonly place: Place;
}

/** What a fence may ask of its surroundings. */
export interface FenceContext {
  /** Reads a file of the chapter's folder; undefined when it does not exist. `path` is relative to that folder. */
  readSnippet(path: string): string | undefined;
}

/** The code of a fence, wherever it was written. */
export interface FenceSource {
  readonly lines: readonly SourceLine[];
}

/**
 * The lines of a fence or of the snippet it names, ready to be highlighted.
 * @throws SlideProblem for a snippet that cannot be read, an empty block or a line that is too wide
 */
export function fenceSource(fence: Fence, meta: FenceMeta, context: FenceContext): FenceSource {
  const raw = meta.snippet ? readSnippet(fence, meta.snippet, context) : writtenLines(fence, meta.start);
  // The sign of a patch is no column of its code, which tab stops count from.
  const unsigned = fence.language === 'diff' ? raw.map(takeSign) : raw;
  const expanded = unsigned.map((line) => ({ ...line, text: expandTabs(line.text) }));
  const lines = (meta.snippet ? dedent(expanded) : expanded).map(takeNote);
  if (lines.every((line) => line.text.trim() === '')) throw emptyBlock(fence.place);
  checkColumns(lines);
  return { lines };
}

function writtenLines({ text, place }: Fence, start: number | undefined): SourceLine[] {
  return splitLines(text).map((line, index) => ({
    text: line,
    place: { line: place.line + 1 + index, column: place.column },
    ...(start !== undefined && { number: start + index }),
  }));
}

function readSnippet({ text, place }: Fence, snippet: SnippetName, context: FenceContext): SourceLine[] {
  if (text.trim() !== '') {
    throw new SlideProblem('A code block with file= has text of its own.', place, 'Remove the text, or file=.');
  }
  const content = context.readSnippet(snippet.path);
  if (content === undefined) {
    throw new SlideProblem(`There is no file ${snippet.path}.`, place, "file= is relative to the chapter's folder.");
  }
  return snippetLines(splitLines(content), snippet, place).map((line) => ({
    text: line.text,
    place: { line: line.number, column: 1 },
    file: snippet.path,
    number: line.number,
  }));
}

function emptyBlock(place: Place): SlideProblem {
  return new SlideProblem('The code block is empty.', place, 'Write code in it, or name a file with file=.');
}
