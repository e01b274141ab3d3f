import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { distFolder } from '../../src/cli/dist.ts';
import { plainTitle, type SlideEntry } from '../../src/deck/manifest.ts';
import { newFolder, openPdf, readDeck, runExport, squeeze } from './run-export.ts';

const deck = readDeck();
const folder = newFolder();
let pdf: PDFDocumentProxy;
let pages: PDFPageProxy[];

const titleOf = (slide: SlideEntry) => squeeze(plainTitle(slide));

test.beforeAll(async () => {
  const ended = runExport(['--out', join(folder, 'deck.pdf')]);
  expect(ended.errors).toBe('');
  pdf = await openPdf(join(folder, 'deck.pdf'));
  pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
});

test.afterAll(async () => {
  await pdf?.loadingTask.destroy();
  rmSync(folder, { recursive: true });
});

test('there is one page for every slide, all of one size', () => {
  expect(pages).toHaveLength(deck.slides.length);
  // 1920 × 1080 px in points.
  expect(new Set(pages.map(({ view }) => view.join(' ')))).toEqual(new Set(['0 0 1440 810']));
});

test('every page has its slide’s title as text', async () => {
  for (const [index, slide] of deck.slides.entries()) {
    const content = await pages[index]?.getTextContent();
    const text = content?.items.map((item) => ('str' in item ? item.str : '')).join('') ?? '';
    expect.soft(squeeze(text), slide.id).toContain(titleOf(slide));
  }
});

test('the outline lists the chapters, and under each its slides', async () => {
  const outline = await pdf.getOutline();
  const listed = outline.map(({ title, items }) => ({
    chapter: squeeze(title),
    slides: items.map((item) => squeeze(item.title)),
  }));
  const expected = deck.chapters.map(({ id, title }) => ({
    chapter: squeeze(title),
    slides: deck.slides.filter(({ chapter }) => chapter === id).map(titleOf),
  }));
  expect(listed).toEqual(expected);
});

test('it is tagged and names its title and language, for screen readers', async () => {
  const { info } = await pdf.getMetadata();
  expect(info).toMatchObject({ Language: deck.language });
  expect('Title' in info ? info.Title : '').toContain(deck.title);
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
});

test('links within the deck lead to a page, and all others are those of the print document', async () => {
  const html = readFileSync(join(distFolder, 'print/index.html'), 'utf8');
  const written = Array.from(html.matchAll(/<a\b[^>]*\bhref="?([^"\s>]*)/g), ([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  const found = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat();
  const links = found.filter(({ subtype }) => subtype === 'Link');

  const outward = written.filter((href) => !href.startsWith('#')).map((href) => new URL(href).href);
  expect(new Set(links.flatMap(({ url }) => url ?? []))).toEqual(new Set(outward));

  const inward = links.flatMap(({ dest }) => dest ?? []) as string[];
  expect(new Set(inward.map((name) => `#${name}`))).toEqual(new Set(written.filter((href) => href.startsWith('#'))));
  for (const name of new Set(inward)) {
    const [page] = (await pdf.getDestination(name)) ?? [];
    expect.soft(await pdf.getPageIndex(page), name).toBeLessThan(pages.length);
  }
});

test('text is drawn with the deck’s own fonts, which are in the file, and not as pictures', async () => {
  const unfit = new Set<string>();
  for (const [index, page] of pages.entries()) {
    const { fnArray, argsArray } = await page.getOperatorList();
    const fonts = fnArray.flatMap((operator, at) => (operator === OPS.setFont ? [argsArray[at][0] as string] : []));
    expect.soft(fonts.length, `fonts of page ${index + 1}`).toBeGreaterThan(0);
    expect.soft(fnArray, `page ${index + 1}`).not.toContain(OPS.paintImageXObject);
    for (const name of fonts) {
      const font = page.commonObjs.get(name) as { name: string; missingFile?: boolean; isType3Font?: boolean };
      const isOurs = /^[A-Z]{6}\+(Inter|JetBrainsMono|IosevkaCharonMono)/.test(font.name);
      if (!isOurs || font.missingFile || font.isType3Font) unfit.add(font.name);
    }
  }
  // A font of the system would differ from computer to computer. A variable font becomes Type 3 fonts: drawn
  // without hints, in pieces that a search does not put together.
  expect([...unfit]).toEqual([]);
});
