import type { CodeBlock, CodeLine, CodeStage, CodeVersion, Token } from '../../deck/code.ts';
import { suggest } from '../../deck/nearest.ts';
import { type Place, SlideProblem } from '../errors.ts';
import { type FenceMeta, parseFenceMeta } from './fence-meta.ts';
import { type Fence, type FenceContext, type FenceSource, fenceSource } from './fence-source.ts';
import { createHighlight, type Highlight, type Language, languages } from './highlight.ts';
import { keyTokens } from './morph.ts';
import { litIndexes } from './stages.ts';

export type { Fence, FenceContext } from './fence-source.ts';

/** Turns fences into what a slide shows of them. Every method throws SlideProblem where an author is to blame. */
export interface FenceCompiler {
  fence(fence: Fence, context: FenceContext): CodeBlock;
  /** @param place of the `<Morph>` */
  morph(fences: readonly Fence[], context: FenceContext, place: Place): CodeBlock;
}

/**
 * How many stages a fence has; it takes one step less. Cheap: nothing is read or highlighted.
 * @throws SlideProblem for options that cannot be read
 */
export function countStages({ meta, place }: Fence): number {
  return parseFenceMeta(meta, place).stages.length;
}

/** Loads the highlighter; one compiler serves the whole deck. */
export async function createFenceCompiler(): Promise<FenceCompiler> {
  const highlight = await createHighlight();
  return {
    fence: (fence, context) => {
      const part = compilePart(fence, context, highlight);
      return block([part], [part.tokens]);
    },
    morph: (fences, context, place) => {
      checkMorph(fences, place);
      const parts = fences.map((fence) => compilePart(fence, context, highlight));
      return block(parts, keyTokens(parts.map((part) => part.tokens)));
    },
  };
}

/** A fence on its own, highlighted. */
interface Part {
  readonly fence: Fence;
  readonly language: Language;
  readonly meta: FenceMeta;
  readonly source: FenceSource;
  readonly tokens: Token[][];
}

function compilePart(fence: Fence, context: FenceContext, highlight: Highlight): Part {
  const language = knownLanguage(fence);
  const meta = parseFenceMeta(fence.meta, fence.place);
  const source = fenceSource(fence, meta, context);
  const lines = source.lines.map((line) => line.text);
  return { fence, language, meta, source, tokens: highlight(lines, language) };
}

function block(parts: readonly Part[], tokens: readonly Token[][][]): CodeBlock {
  return {
    language: parts[0]?.language ?? '',
    versions: parts.map((part, index) => version(part, tokens[index] ?? [])),
    stages: parts.flatMap(stagesOf),
  };
}

function version({ meta: { title }, source }: Part, tokens: readonly Token[][]): CodeVersion {
  const lines = source.lines.map(
    ({ mark, number }, index): CodeLine => ({
      tokens: tokens[index] ?? [],
      ...(number !== undefined && { number }),
      ...(mark !== undefined && { mark }),
    }),
  );
  return { lines, ...(title !== undefined && { caption: title }) };
}

function stagesOf({ meta, source, fence }: Part, version: number): CodeStage[] {
  return meta.stages.map((lit) => ({ version, lit: litIndexes(lit, source.lines.length, fence.place) }));
}

function knownLanguage({ language, place }: Fence): Language {
  const known = languages.find((candidate) => candidate === language);
  if (known) return known;
  const list = `The languages are ${languages.join(', ')}.`;
  // A fence may begin with its stages, which Markdown then takes for the language.
  if (language === null || language.startsWith('{')) {
    throw new SlideProblem('The code block has no language.', place, `Write one after the backticks. ${list}`);
  }
  // Two letters away from "c" is half of all languages there are.
  const near = suggest(
    language,
    languages.filter((name) => name !== 'c'),
  );
  throw new SlideProblem(
    `"${language}" is not a language of code blocks.`,
    place,
    near ? `Did you mean "${near}"? ${list}` : list,
  );
}

function checkMorph(fences: readonly Fence[], place: Place): void {
  const [first, ...rest] = fences;
  if (!first || rest.length === 0) {
    throw new SlideProblem('<Morph> needs two or more code blocks.', place, 'For one block, remove <Morph>.');
  }
  const other = rest.find((fence) => fence.language !== first.language);
  if (!other) return;
  throw new SlideProblem(
    `The code blocks of a <Morph> are in one language, but this one is ${other.language} after ${first.language}.`,
    other.place,
    'Give them one language.',
  );
}
