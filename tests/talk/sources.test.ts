import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ChapterSources } from '../../slides/closing/sources.ts';
import deck from '../../slides/deck.ts';
import { deckText } from './deck-text.ts';

const slides = deckText();
const listed = slides.filter(({ id }) => id.startsWith('closing-sources')).flatMap(({ links }) => links);
const chapters = deck.chapters.filter(({ id }) => id !== 'closing');

test.each(chapters.map(({ id }) => id))('the sources of %s are listed, and its commits', (chapter) => {
  const file = `slides/${chapter}/sources.json`;
  const { sources, commits } = JSON.parse(readFileSync(file, 'utf8')) as ChapterSources;
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.map(({ href }) => href).filter((href) => !listed.includes(href))).toEqual([]);
  expect(commits !== undefined).toBe(existsSync(`slides/${chapter}/commits.json`));
  if (commits !== undefined) expect(listed).toContain(`../${commits}/`);
});
