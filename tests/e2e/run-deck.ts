import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type RunningServer, serveFolder } from '../../src/cli/serve.ts';
import { buildFixture } from '../lint/run-lint.ts';
import { expect, test as site } from './site.ts';

/** Playwright's `test` with the deck in `tests/fixtures/run`, built without a machine: what runs is a recording. */
export const test = site.extend<object, { server: RunningServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'deck-run-'));
      const out = join(folder, 'deck');
      buildFixture('run', out);
      const server = await serveFolder({ folder: out, base: '/' });
      await use(server);
      await server.close();
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export const run = (page: Page) => page.locator('.sheet:not([data-leaving]) .slide[data-slide="count"] .run');
/** What stands in the terminal. */
export const terminal = (page: Page) => run(page).locator('.xterm-rows');
/** The terminal as text, which needs no terminal. */
export const transcript = (page: Page) => run(page).locator('.run-text');
export const status = (page: Page) => run(page).locator('.run-status');

/** Opens an address and waits until the page listens to keys. */
export async function openDeck(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('html[data-deck-ready]')).toBeAttached();
}

/** Comes to the run slide from the one before it, and presses once more. Resolves when the run has ended. */
export async function runByPress(page: Page): Promise<void> {
  await openDeck(page, 'before/');
  await page.keyboard.press('ArrowRight');
  await expect(transcript(page).locator('.caret')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  // The recording's own status, which waits unseen, is no status of what runs.
  await expect(run(page).getByRole('status')).toContainText('exit 0');
}
