import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type Place, SlideProblem } from './errors.ts';

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm);

/**
 * Parses a slide's body. Positions in the tree are those of the author's file, because the body keeps its lines.
 * @throws SlideProblem where the MDX is not well formed
 */
export function parseBody(body: string): Root {
  try {
    return parser.parse(body);
  } catch (error) {
    throw syntaxProblem(error);
  }
}

/** What micromark and acorn throw, as a problem at the place the text names. */
export function syntaxProblem(error: unknown): SlideProblem {
  const reason = error instanceof Error ? error.message : String(error);
  const sentence = reason
    .replace(/^\d+:\d+(-\d+:\d+)?: /, '')
    .replace(/ \((\d+:\d+)(-\d+:\d+)?\)/g, '')
    .replace(/\.?$/, '.');
  return new SlideProblem(`The MDX is not well formed: ${sentence}`, placeOf(error, reason), adviceFor(reason));
}

function placeOf(error: unknown, reason: string): Place {
  // A tag that is never closed is reported at the end of its parent; the text names where it was opened.
  const opened = /closing tag[^(]*\((\d+):(\d+)/.exec(reason);
  if (opened) return { line: Number(opened[1]), column: Number(opened[2]) };
  const { line, column } = error as { line?: unknown; column?: unknown };
  if (typeof line === 'number' && typeof column === 'number') return { line, column };
  const named = /(\d+):(\d+)/.exec(reason);
  return { line: Number(named?.[1] ?? 1), column: Number(named?.[2] ?? 1) };
}

function adviceFor(reason: string): string {
  if (/closing tag/.test(reason)) return 'Close the tag, and leave blank lines around Markdown inside it.';
  if (/could not parse (expression|import\/exports) with acorn/i.test(reason)) {
    return 'Text between { and } and import lines must be valid JavaScript; write a brace that is text as \\{.';
  }
  return 'Write a "<" or "{" that is meant as text between backticks, or with a backslash before it.';
}
