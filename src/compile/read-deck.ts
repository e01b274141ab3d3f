import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Chapter, Manifest } from '../deck/manifest.ts';
import { type DeckSource, locate } from './deck-config.ts';
import { type LocatedProblem, SlideProblem } from './errors.ts';
import { checkReference } from './links.ts';
import { located } from './locate.ts';
import { type ReadSlide, readSlide } from './read-slide.ts';
import { splitSlides } from './split.ts';

/** A deck as read: complete when `problems` is empty. */
export interface Deck {
  readonly manifest: Manifest;
  /** By slide id. */
  readonly slides: ReadonlyMap<string, ReadSlide>;
  readonly problems: readonly LocatedProblem[];
}

/**
 * Reads every chapter, without compiling a slide.
 * @param before the deck as last read; where a chapter can no longer be cut into slides it stands in, so that a
 *   talk that is running while its author types stays where it is
 */
export function readDeck(source: DeckSource, before?: Deck): Deck {
  const chapters = source.config.chapters.map((chapter) => readChapter(source, chapter, before));
  const slides = chapters.flatMap((chapter) => chapter.slides);
  const problems = [...unlistedFolders(source), ...chapters.flatMap((chapter) => chapter.problems)];
  const byId = new Map<string, ReadSlide>();
  for (const slide of slides) {
    const first = byId.get(slide.entry.id);
    if (first) problems.push(duplicate(slide, first));
    else byId.set(slide.entry.id, slide);
  }
  problems.push(...slides.flatMap((slide) => slide.problems), ...brokenLinks([...byId.values()]));
  const manifest = { ...source.config, slides: [...byId.values()].map(({ entry }) => entry) };
  return { manifest, slides: byId, problems };
}

interface ReadChapter {
  readonly slides: readonly ReadSlide[];
  readonly problems: readonly LocatedProblem[];
}

function readChapter(source: DeckSource, chapter: Chapter, before: Deck | undefined): ReadChapter {
  const file = join(source.folder, chapter.id, 'slides.mdx');
  if (!existsSync(file)) {
    const advice = `Write ${relative(source.root, file)}, or take the chapter out of deck.ts.`;
    return { slides: [], problems: [inConfig(source, `Chapter "${chapter.id}" has no slides.`, advice, chapter.id)] };
  }
  const last = [...(before?.slides.values() ?? [])].filter(({ entry }) => entry.chapter === chapter.id);
  const text = readFileSync(file, 'utf8');
  const shown = relative(source.root, file);
  try {
    const parts = splitSlides(text);
    const context = { ...source, chapter, file, shown, text };
    const slides = parts.map((part, index) => {
      const inPlace = last.length === parts.length ? last[index]?.entry : undefined;
      return readSlide(context, part, (id) => before?.slides.get(id)?.entry ?? inPlace);
    });
    return { slides, problems: [] };
  } catch (error) {
    if (!(error instanceof SlideProblem)) throw error;
    return { slides: last, problems: [located(error, { file, shown, text })] };
  }
}

function duplicate(slide: ReadSlide, first: ReadSlide): LocatedProblem {
  const message = `The id "${slide.entry.id}" is used twice.`;
  const advice = `It belongs to the slide in ${first.shown}:${first.idPlace.line}; give this one another.`;
  return located(new SlideProblem(message, slide.idPlace, advice), slide);
}

function brokenLinks(slides: readonly ReadSlide[]): LocatedProblem[] {
  const stepsOf = new Map(slides.map(({ entry }): [string, number] => [entry.id, entry.steps]));
  return slides.flatMap((slide) =>
    slide.references.flatMap((reference) => {
      try {
        checkReference(reference, stepsOf);
        return [];
      } catch (error) {
        if (error instanceof SlideProblem) return [located(error, slide)];
        throw error;
      }
    }),
  );
}

function unlistedFolders(source: DeckSource): LocatedProblem[] {
  const listed = new Set(source.config.chapters.map(({ id }) => id));
  return readdirSync(source.folder, { withFileTypes: true })
    .filter((item) => item.isDirectory() && !listed.has(item.name))
    .filter((item) => existsSync(join(source.folder, item.name, 'slides.mdx')))
    .map(({ name }) =>
      inConfig(source, `The chapter "${name}" is not listed.`, 'Add it to "chapters" in its place.', 'chapters'),
    );
}

function inConfig(source: DeckSource, message: string, advice: string, key: string): LocatedProblem {
  const file = join(source.folder, 'deck.ts');
  return locate(file, relative(source.root, file), message, advice, key);
}
