import { dirname } from 'node:path';
import type { Chapter, SlideEntry } from '../deck/manifest.ts';
import { suggest } from '../deck/nearest.ts';
import type { DeckSource } from './deck-config.ts';
import { type LocatedProblem, type Place, SlideProblem } from './errors.ts';
import { type FrontMatter, type FrontMatterResult, readFrontMatter } from './front-matter.ts';
import type { SlideReference } from './links.ts';
import { located, type SlideFile } from './locate.ts';
import { parseBody } from './parse.ts';
import { readSlideTree } from './slide-tree.ts';
import type { SlideSource } from './split.ts';

/** A slide as read: what the manifest says of it, and what is needed to compile it. */
export interface ReadSlide extends SlideFile {
  readonly entry: SlideEntry;
  /** The MDX, at its lines. */
  readonly body: string;
  readonly idPlace: Place;
  readonly references: readonly SlideReference[];
  readonly problems: readonly LocatedProblem[];
}

interface SlideContext extends DeckSource, SlideFile {
  readonly chapter: Chapter;
}

/**
 * Reads one slide. What is wrong with it is in `problems`; it has an entry all the same.
 * @param recall the entry the slide of an id had when the deck was last read, or without such a slide the one in
 *   this place; it stands in for what is broken now
 */
export function readSlide(
  context: SlideContext,
  source: SlideSource,
  recall: (id: string) => SlideEntry | undefined,
): ReadSlide {
  const frontMatter = readFrontMatter(source.frontMatter, source.line);
  const problems = [...frontMatter.problems];
  const last = recall(frontMatter.value?.id ?? '');
  const tree = attempt(problems, () => readSlideTree(parseBody(source.body), dirname(context.file), context.registry));
  const entry = frontMatter.value
    ? entryOf(frontMatter.value, context, tree?.steps ?? last?.steps ?? 0)
    : (last ?? standIn(context, source));
  problems.push(...(frontMatter.value ? checkEntry(entry, frontMatter, context, tree !== undefined) : []));
  return {
    entry,
    file: context.file,
    shown: context.shown,
    text: context.text,
    body: source.body,
    idPlace: frontMatter.placeOf('id'),
    references: tree?.references ?? [],
    problems: problems.map((problem) => located(problem, context)),
  };
}

function attempt<T>(problems: SlideProblem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SlideProblem)) throw error;
    problems.push(error);
    return undefined;
  }
}

function entryOf({ kernel, ...value }: FrontMatter, { chapter }: SlideContext, steps: number): SlideEntry {
  const release = kernel ?? chapter.kernel;
  return { ...value, ...(release && { kernel: release }), chapter: chapter.id, steps };
}

function standIn({ chapter }: SlideContext, source: SlideSource): SlideEntry {
  const id = `${chapter.id}-line-${source.line}`;
  const rest = { layout: 'text', minutes: 1, optional: false, steps: 0, keySteps: [] } as const;
  return { id, title: 'This slide does not compile', chapter: chapter.id, ...rest };
}

function checkEntry(entry: SlideEntry, { placeOf }: FrontMatterResult, { config }: SlideContext, counted: boolean) {
  const problems: SlideProblem[] = [];
  if (entry.kernel && !config.releases.includes(entry.kernel)) {
    const meant = suggest(entry.kernel, config.releases);
    const advice = `The releases in deck.ts are ${config.releases.join(', ')}.${meant ? ` Did you mean "${meant}"?` : ''}`;
    problems.push(new SlideProblem(`Unknown kernel release "${entry.kernel}".`, placeOf('kernel'), advice));
  }
  const beyond = counted ? entry.keySteps.find((step) => step > entry.steps) : undefined;
  if (beyond !== undefined) {
    const message = `The key step ${beyond} does not exist; the last step of the slide is ${entry.steps}.`;
    problems.push(new SlideProblem(message, placeOf('keySteps'), 'Count again, or remove it.'));
  }
  return problems;
}
