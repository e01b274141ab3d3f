import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import type { InstallCommand } from '../../src/cli/install-commands.ts';
import { isDebian } from '../../src/cli/is-debian.ts';
import { test as base, expect } from '../e2e/site.ts';

const onPath = ['firefox', 'firefox-esr'].flatMap((command) =>
  (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, command)),
);
const candidates = [...onPath, '/Applications/Firefox.app/Contents/MacOS/firefox', '/snap/bin/firefox'];

/** Firefox as the user names it in FIREFOX, else as installed; undefined when there is none. */
function findFirefox(): string | undefined {
  const named = process.env.FIREFOX;
  return named ? named : candidates.find(existsSync);
}

/** Installs Debian's package where that needs no question. */
function installFirefox(): string | undefined {
  if (!isDebian() || process.getuid?.() !== 0) return undefined;
  const commands: readonly InstallCommand[] = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'firefox-esr'],
  ];
  for (const [program, ...args] of commands) spawnSync(program, args, { stdio: 'inherit' });
  return findFirefox();
}

interface FirefoxBrowser {
  readonly firefox: Browser;
}

interface FirefoxPage {
  /** A page of an installed Firefox; an error in a script or on its console fails the test. */
  readonly foxPage: Page;
}

/**
 * Playwright drives only Firefoxes of its own making, which are a download; Puppeteer drives the one that people use.
 * Skips with a reason where there is no Firefox.
 */
export const test = base.extend<FirefoxPage, FirefoxBrowser>({
  firefox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names a fixture needs from here
    async ({}, use) => {
      const executablePath = findFirefox() ?? installFirefox();
      base.skip(!executablePath, 'There is no Firefox here; install it, or set FIREFOX to its path.');
      const browser = await launch({ browser: 'firefox', executablePath: executablePath ?? '', headless: true });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  foxPage: async ({ firefox }, use) => {
    const context = await firefox.createBrowserContext();
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`script error: ${String(error)}`));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console error: ${message.text()}`);
    });
    await page.setViewport({ width: 1280, height: 720 });
    await use(page);
    await context.close();
    expect(problems).toEqual([]);
  },
});

/** Opens an address of the deck and waits until its slide is drawn. */
export async function openIn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector('html[data-deck-ready]');
}

export { expect };
