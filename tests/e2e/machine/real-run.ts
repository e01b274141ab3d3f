import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { distFolder } from '../../../src/cli/dist.ts';
import type { Recording } from '../../../src/machine/recording.ts';
import { transcriptOf } from '../../../src/machine/recording.ts';
import { test as base, expect } from '../site.ts';
import { openStage } from '../stage-page.ts';
import { manifest } from '../talk.ts';

/** The slides with a program, in the order of the talk. */
export const runSlides = manifest.slides.filter(({ layout }) => layout === 'run');

/** The deck was built with the image that `npm run machine` makes. */
export const hasMachine = existsSync(join(distFolder, 'machine/SOURCE.md'));

export const test = base;

/** Skips the tests of a file where nothing can run. */
export function needsMachine(): void {
  test.skip(!hasMachine, 'The deck was built without an image: run "npm run machine" first.');
}

/** What was recorded of a chapter's program. */
function recordingOf(chapter: string): Recording {
  return JSON.parse(readFileSync(`slides/${chapter}/recording.json`, 'utf8')) as Recording;
}

/** The lines that a program prints. */
export function linesOf(chapter: string): string[] {
  return transcriptOf(recordingOf(chapter)).trimEnd().split('\n');
}

/** The slide that the tests of the terminal run: its program is short, and another slide comes after it. */
export const slide = 'path-run';

/** The workers of a page that hold a machine. */
export const machinesOf = (page: Page) => page.workers().filter((worker) => worker.url().includes('machine-worker'));

/** Where the stage of a page shows the terminal. */
export const terminalOf = (page: Page) => page.locator('.stage .sheet:not([data-leaving]) .run-screen').first();

/** How the run on the stage goes, or went. */
export const statusOf = (page: Page) => page.locator('.stage .sheet:not([data-leaving]) .run-status').first();

/** What the terminal shows, a line of text for each of its rows. */
export const screenOf = (page: Page): Promise<string> =>
  page.$$eval('.stage .sheet:not([data-leaving]) .xterm-rows > div', (rows) =>
    rows.map(({ textContent }) => (textContent ?? '').replaceAll('\u00a0', ' ').trimEnd()).join('\n'),
  );

/** Waits until the terminal shows a text. */
export async function expectScreen(page: Page, text: string | RegExp): Promise<void> {
  await expect
    .poll(() => screenOf(page), { timeout: 30_000 })
    .toMatch(typeof text === 'string' ? new RegExp(escaped(text)) : text);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Opens a run slide and runs its program with the next step; resolves when the shell waits for a command. */
export async function runProgram(page: Page, slide: string): Promise<void> {
  await openStage(page, `${slide}/`);
  await page.keyboard.press('ArrowRight');
  await expectEnd(page);
}

/** Waits until a program has ended well, on the machine and not in a recording. */
export async function expectEnd(page: Page): Promise<void> {
  await expect(statusOf(page)).toContainText('exit 0', { timeout: 30_000 });
  await expect(statusOf(page)).not.toContainText('Recorded');
  await expectScreen(page, /^# $|^#$/m);
  await expect(statusOf(page)).toContainText('exit 0');
}

/** Types a command into the terminal of the stage, as a person does. */
export async function typeCommand(page: Page, command: string): Promise<void> {
  await terminalOf(page).click();
  await page.keyboard.type(`${command}\n`);
}

export { expect };
