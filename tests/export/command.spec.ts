import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { distFolder } from '../../src/cli/dist.ts';
import { pagesOf } from '../../src/deck/pages.ts';
import { newFolder, openPdf, readDeck, runExport } from './run-export.ts';

const deck = readDeck();
let folder: string;

test.beforeEach(() => {
  folder = newFolder();
});

test.afterEach(() => rmSync(folder, { recursive: true }));

async function countPages(path: string): Promise<number> {
  const pdf = await openPdf(path);
  const { numPages } = pdf;
  await pdf.loadingTask.destroy();
  return numPages;
}

test('--steps all has a page for every state of every slide', async () => {
  const out = join(folder, 'all.pdf');
  const expected = deck.slides.reduce((pages, { steps }) => pages + steps + 1, 0);
  const ended = runExport(['--steps', 'all', '--out', out]);
  expect(ended).toMatchObject({ exitCode: 0, errors: '' });
  expect(ended.output).toMatch(new RegExp(`all\\.pdf: ${expected} pages, [\\d.]+ [kM]B$`));
  expect(await countPages(out)).toBe(expected);
});

test('--steps key has a page for every state that a slide names', async () => {
  const out = join(folder, 'key.pdf');
  expect(runExport(['--steps=key', `--out=${out}`])).toMatchObject({ exitCode: 0, errors: '' });
  expect(await countPages(out)).toBe(pagesOf(deck, 'key').length);
});

const refusals = [
  {
    name: 'a flag it does not know',
    args: ['--page', 'all'],
    exitCode: 2,
    says: '--page is not a flag of this command',
  },
  {
    name: 'a value it does not know',
    args: ['--steps', 'some'],
    exitCode: 2,
    says: '--steps must be one of last, key, all',
  },
  { name: 'no deck', env: { DECK_OUT: '/nowhere' }, exitCode: 1, says: 'There is no built deck in /nowhere' },
  { name: 'no browser', env: { CHROMIUM: '/nowhere' }, exitCode: 1, says: 'There is no browser at /nowhere' },
  { name: 'not a browser', env: { CHROMIUM: process.execPath }, exitCode: 1, says: 'does not start' },
];

for (const { name, args = [], env = {}, exitCode, says } of refusals) {
  test(`${name}: one sentence, and the old PDF stays`, () => {
    const out = join(folder, 'deck.pdf');
    writeFileSync(out, 'the old one');
    const ended = runExport([...args, '--out', out], env);
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.output).toBe('');
    expect(ended.errors).toContain(says);
    expect(ended.errors.split('\n')).toHaveLength(1);
    expect(readFileSync(out, 'utf8')).toBe('the old one');
    expect(readdirSync(folder)).toEqual(['deck.pdf']);
  });
}

const breakages = [
  {
    name: 'a slide that is missing',
    from: /class="?slide\b/,
    to: 'class="lost',
    says: `${deck.slides.length - 1} slides`,
  },
  { name: 'another origin', from: '</body>', to: '<img src="https://example.com/a.png"></body>', says: 'example.com' },
  { name: 'a picture that is missing', from: '</body>', to: '<img src="gone.png"></body>', says: 'status 404' },
];

for (const { name, from, to, says } of breakages) {
  test(`${name} in the print document: no PDF`, () => {
    const broken = join(folder, 'dist');
    cpSync(distFolder, broken, { recursive: true });
    const page = join(broken, 'print/index.html');
    writeFileSync(page, readFileSync(page, 'utf8').replace(from, to));
    const ended = runExport(['--out', join(folder, 'deck.pdf')], { DECK_OUT: broken });
    expect(ended.exitCode).toBe(1);
    expect(ended.errors).toMatch(/^The print document is not complete: .*\.$/);
    expect(ended.errors).toContain(says);
    expect(readdirSync(folder)).toEqual(['dist']);
  });
}
