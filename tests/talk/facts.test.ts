import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import deck from '../../slides/deck.ts';
import { distFolder } from '../../src/cli/dist.ts';
import { spokenTime } from '../../src/elements/run/outcome.ts';
import { readRecording, transcriptOf } from '../../src/machine/recording.ts';
import { deckText } from './deck-text.ts';
import {
  articlesOf,
  commitsSchema,
  factsSchema,
  repeated,
  showsRun,
  unexplained,
  unprinted,
  valuesIn,
  valuesOn,
} from './facts.ts';

const chapters = deck.chapters.map(({ id }) => id);

const file = (chapter: string, name: string) => new URL(`../../slides/${chapter}/${name}`, import.meta.url);

function read<Schema extends z.ZodType>(schema: Schema, path: URL): z.infer<Schema> {
  return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

const factsOf = (chapter: string) => read(factsSchema, file(chapter, 'facts.json'));

/** A chapter about work that was not merged yet has no list of commits. */
function hashesOf(chapter: string): string[] {
  const path = file(chapter, 'commits.json');
  return existsSync(path) ? read(commitsSchema, path).map(({ hash }) => hash) : [];
}

/** The values in a chapter's program and in what a kernel printed when it ran: the program is their source. */
function valuesOfRun(chapter: string): string[] {
  const recording = readRecording(JSON.parse(readFileSync(file(chapter, 'recording.json'), 'utf8')));
  if (!recording) throw new Error(`slides/${chapter}/recording.json is no recording`);
  const { kernel, date, ms, exitCode } = recording;
  const source = readFileSync(file(chapter, 'demo.c'), 'utf8');
  return valuesIn([source, transcriptOf(recording), kernel, date, spokenTime(ms), exitCode].join('\n'));
}

/** A slide and all values on it. */
interface PrintedValues {
  readonly id: string;
  readonly chapter: string;
  readonly values: readonly string[];
  /** Whether it runs the chapter's program. */
  readonly runs: boolean;
}

const page = (path: string) => articlesOf(readFileSync(`${distFolder}/${path}`, 'utf8'));

/** The page of a slide has what only a screen shows, such as a lab's controls; one print document has every step. */
function printedValues(): PrintedValues[] {
  const everyStep = page('print/all/index.html');
  return deckText().map(({ id, chapter }) => {
    const articles = [page(`${id}/index.html`).get(id) ?? '', everyStep.get(id) ?? ''];
    return { id, chapter, values: [...new Set(articles.flatMap(valuesOn))], runs: articles.some(showsRun) };
  });
}

describe('the facts of a chapter', () => {
  test.each(chapters)('%s: each has values and a source', (chapter) => {
    expect(() => factsOf(chapter)).not.toThrow();
  });

  test.each(chapters)('%s: no value stands there twice', (chapter) => {
    expect(repeated(factsOf(chapter))).toEqual([]);
  });
});

describe('the built deck', () => {
  let slides: readonly PrintedValues[] = [];
  const slidesOf = (chapter: string) => slides.filter((slide) => slide.chapter === chapter);

  beforeAll(() => {
    slides = printedValues();
  });

  test.each(chapters)('%s: every value on a slide is in a fact', (chapter) => {
    const sources = { facts: factsOf(chapter), hashes: hashesOf(chapter) };
    const unknown = slidesOf(chapter).flatMap(({ id, values, runs }) =>
      unexplained(values, { ...sources, run: runs ? valuesOfRun(chapter) : [] }).map(
        (value) => `${id} prints ${value}, and slides/${chapter}/facts.json has no source`,
      ),
    );
    expect(unknown).toEqual([]);
  });

  test.each(chapters)('%s: every value of a fact is on a slide', (chapter) => {
    const printed = slidesOf(chapter).flatMap(({ values }) => values);
    expect(unprinted(factsOf(chapter), printed)).toEqual([]);
  });
});
