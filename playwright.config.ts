import { chromium, defineConfig } from '@playwright/test';
import { findBrowser } from './src/cli/browser.ts';
import { launchOptions, thisComputer } from './src/cli/ensure-browser.ts';

// Without a browser, Playwright's own path makes it say how to get one.
const browser = findBrowser(thisComputer()) ?? chromium.executablePath();

export default defineConfig({
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  // A busy machine is slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: { browserName: 'chromium', launchOptions: launchOptions(browser) },
  projects: [
    { name: 'stage', testDir: 'tests/e2e' },
    { name: 'firefox', testDir: 'tests/firefox' },
    { name: 'export', testDir: 'tests/export' },
    { name: 'lint', testDir: 'tests/lint' },
    { name: 'visual', testDir: 'tests/visual', snapshotPathTemplate: 'tests/visual/pictures/{arg}{ext}' },
  ],
});
