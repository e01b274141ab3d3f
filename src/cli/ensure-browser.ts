import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type LaunchOptions } from '@playwright/test';
import { type BrowserSearch, findBrowser } from './browser.ts';
import { CommandError } from './command.ts';
import { type InstallCommand, installCommands } from './install-commands.ts';
import { isDebian } from './is-debian.ts';

/** How Chromium is started, for the export and for the tests alike, so that both lay out text the same way. */
export function launchOptions(executablePath: string): LaunchOptions {
  // Hinting rounds the width of letters to whole pixels, which shows on paper as uneven spacing.
  return { executablePath, args: ['--font-render-hinting=none'] };
}

/** What `findBrowser` needs to know about this computer. */
export function thisComputer(): BrowserSearch {
  return { env: process.env, platform: process.platform, bundled: chromium.executablePath(), exists: existsSync };
}

/**
 * Finds a browser, and installs Chromium when there is none.
 * @returns the path of its program
 * @throws CommandError when none can be had
 */
export function ensureBrowser(): string {
  const found = findBrowser(thisComputer());
  if (found) return found;
  const variable = ['CHROMIUM', 'CHROME_PATH'].find((name) => process.env[name]);
  if (variable)
    throw new CommandError(`There is no browser at ${process.env[variable]}; correct or unset ${variable}.`);
  console.log('There is no Chromium, Chrome or Edge here; installing Chromium.');
  const browser = install();
  if (browser) return browser;
  throw new CommandError(
    'No browser could be installed; install Chrome, Chromium or Edge, or set CHROMIUM to the path of one.',
  );
}

function install(): string | undefined {
  const ways = installCommands({
    isDebian: isDebian(),
    isRoot: process.getuid?.() === 0,
    playwright: playwrightProgram(),
  });
  for (const way of ways) {
    if (!way.every(runs)) continue;
    const browser = findBrowser(thisComputer());
    if (browser) return browser;
  }
  return undefined;
}

const runs = ([program, ...args]: InstallCommand) => spawnSync(program, args, { stdio: 'inherit' }).status === 0;

const playwrightProgram = () => createRequire(import.meta.url).resolve('@playwright/test/cli');
