import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Manifest } from '../../src/deck/manifest.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { buildFixture, type Ended, runLint } from './run-lint.ts';

let folder: string;
let broken: Ended;

test.beforeAll(() => {
  // Two builds and a walk through every slide.
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'deck-lint-'));
  buildFixture('lint', join(folder, 'broken'));
  takeMinutes(join(folder, 'broken/deck.json'), 'minutes');
  buildFixture('lint-clean', join(folder, 'clean'));
  broken = runLint(['--dist', join(folder, 'broken')]);
});

test.afterAll(() => rmSync(folder, { recursive: true }));

/** The compiler wants a planned time for every slide, so that only a deck that was changed since lacks one. */
function takeMinutes(file: string, slide: string): void {
  const manifest: Manifest = JSON.parse(readFileSync(file, 'utf8'));
  const slides = manifest.slides.map((entry) => (entry.id === slide ? { ...entry, minutes: 0 } : entry));
  writeFileSync(file, JSON.stringify({ ...manifest, slides }));
}

const expected: Readonly<Record<string, readonly string[]>> = {
  'canvas-overflow': ['136 px over the right edge of the canvas'],
  'body-overflow': ['px below the end of the body'],
  'box-overflow': ['px wider than the box'],
  overlap: ['"below"  overlaps div.body > svg.broken-frame > text "above" by 20 px'],
  'text-size': ['"small"  20 px, under 28'],
  'code-size': ['"return 42;"  24 px, under 36 for code'],
  'lit-size': ['"return 42;"  40 px, under 56 for a lit line'],
  'code-columns': ['81 columns, over 80'],
  'code-lines': ['16 lines, over 15'],
  'title-lines': ['lines, over 2'],
  contrast: ['in the paper palette, under 4.5', 'in the stage palette, under 4.5', 'in the print palette, under 4.5'],
  'foreign-font': ['"serif"  5 characters are drawn with'],
  alt: ['has no text alternative'],
  'dead-link': ['leads to no-such-slide/, which does not exist'],
  'commit-hash': ['leads to "6397fac4915a", which is not a hash of 40 hexadecimal digits'],
  'commit-twice': ['the commit already stands on this slide'],
  notes: ['has no notes'],
  minutes: ['has no planned time'],
};

for (const { name } of rules) {
  test(`the slide that breaks ${name} breaks nothing else`, () => {
    const found = broken.findings.filter((line) => line.startsWith(`${name}#`));
    const problems = expected[name] ?? [];
    expect(found).toHaveLength(problems.length);
    for (const [index, problem] of problems.entries()) {
      expect(found[index]).toContain(`${name}#0  ${name}`);
      expect(found[index]).toContain(problem);
    }
  });
}

test('a deck with findings fails, and says how many there are', () => {
  expect(broken).toMatchObject({ exitCode: 1, errors: '' });
  expect(broken.summary).toMatch(new RegExp(`^${broken.findings.length} findings in \\d+ states of the slides\\.$`));
});

test('a clean deck passes', () => {
  const ended = runLint(['--dist', join(folder, 'clean')]);
  expect(ended).toMatchObject({ exitCode: 0, findings: [], errors: '' });
  // Six states, and the last one of each of four slides in the dark palette and in print.
  expect(ended.summary).toBe('Nothing found in 14 states of the slides.');
});

test('a run is read when it has ended; neither its source nor its output is a block of code', () => {
  test.setTimeout(120_000);
  buildFixture('run', join(folder, 'run'));
  const ended = runLint(['--dist', join(folder, 'run')]);
  expect(ended).toMatchObject({ exitCode: 0, findings: [], errors: '' });
  expect(ended.summary).toBe('Nothing found in 10 states of the slides.');
});

test('--rule asks for one rule only', () => {
  const ended = runLint(['--rule', 'overlap'], { DECK_OUT: join(folder, 'broken') });
  expect(ended.findings).toEqual(broken.findings.filter((line) => line.includes('  overlap  ')));
  expect(ended.exitCode).toBe(1);
});

const refusals = [
  { name: 'a rule it does not know', args: ['--rule', 'overlab'], exitCode: 2, says: 'did you mean "overlap"?' },
  { name: 'no deck', args: ['--dist', '/nowhere'], exitCode: 1, says: 'There is no built deck in /nowhere' },
];

for (const { name, args, exitCode, says } of refusals) {
  test(`${name}: one sentence`, () => {
    const ended = runLint(args);
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.errors).toContain(says);
    expect(ended.errors.split('\n')).toHaveLength(1);
  });
}

test('nothing of the linter is in a built deck', () => {
  const assets = join(folder, 'clean/assets');
  const files = readdirSync(assets).filter((file) => /\.(js|css)$/.test(file));
  const texts = files.map((file) => readFileSync(join(assets, file), 'utf8'));
  expect(texts.length).toBeGreaterThan(3);
  expect(texts.filter((text) => text.includes('lint-panel') || text.includes('canvas-overflow'))).toEqual([]);
});
