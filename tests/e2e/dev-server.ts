import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';

/** A deck that its author is writing, and the development server that shows it. */
export interface Draft {
  /** Address of the deck's root, with a slash at its end. */
  readonly url: string;
  /** Changes a file as an editor saves it. Throws when there is nothing to change. */
  edit(file: string, change: (text: string) => string): void;
  write(file: string, text: string): void;
  read(file: string): string;
  remove(file: string): void;
}

interface DraftServer {
  readonly url: string;
  readonly watcher: ViteDevServer['watcher'];
  close(): Promise<void>;
}

const project = resolve(import.meta.dirname, '../..');

async function serveDraft(folder: string, cacheDir: string): Promise<DraftServer> {
  process.env['DECK_SLIDES'] = folder;
  const server = await createServer({
    root: project,
    configFile: join(project, 'vite.config.ts'),
    // Not the author's own: what Vite prepares differs from one set of options to another.
    cacheDir,
    logLevel: 'silent',
    // Whatever else changes in the project meanwhile is no part of the test.
    server: { port: 0, watch: { ignored: (path: string) => path.startsWith(project) } },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The development server has no address');
  return { url, watcher: server.watcher, close: () => server.close() };
}

/** The watcher drops what is saved within 50 ms of the last change, faster than any author: then it is saved again. */
function untilNoticed(watcher: DraftServer['watcher'], file: string): void {
  const again = setInterval(() => existsSync(file) && utimesSync(file, new Date(), new Date()), 100);
  const onEvent = (_event: string, changed: string) => {
    if (changed !== file) return;
    clearInterval(again);
    watcher.off('all', onEvent);
  };
  watcher.on('all', onEvent);
}

function draftIn(folder: string, { url, watcher }: DraftServer): Draft {
  const path = (file: string) => join(folder, file);
  const read = (file: string) => readFileSync(path(file), 'utf8');
  const write = (file: string, text: string) => {
    untilNoticed(watcher, path(file));
    writeFileSync(path(file), text);
  };
  return {
    url,
    read,
    write,
    edit(file, change) {
      const before = read(file);
      const after = change(before);
      if (after === before) throw new Error(`${file} stays as it was`);
      write(file, after);
    },
    remove: (file) => rmSync(path(file)),
  };
}

/** Playwright's `test` with a copy of the deck in `tests/fixtures/draft`, served for development. */
export const test = base.extend<{ draft: Draft }, { cacheDir: string }>({
  cacheDir: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'deck-vite-'));
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  draft: async ({ cacheDir }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'deck-draft-'));
    cpSync(join(project, 'tests/fixtures/draft'), folder, { recursive: true });
    const server = await serveDraft(folder, cacheDir);
    await use(draftIn(folder, server));
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Opens a slide and marks the page, so that loading it again would show. */
export async function openSlide(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.locator('html[data-deck-ready]')).toBeAttached();
  await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));
}

/** Checks that the page has not been loaded again since `openSlide`. */
export async function expectSamePage(page: Page): Promise<void> {
  await expect(page.locator('html[data-same-page]')).toBeAttached();
}

export { expect };
