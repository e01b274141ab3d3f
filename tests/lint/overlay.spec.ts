import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';

let cacheDir: string;
let server: ViteDevServer;

test.beforeAll(async () => {
  cacheDir = mkdtempSync(join(tmpdir(), 'deck-vite-'));
  process.env['DECK_SLIDES'] = 'tests/fixtures/lint';
  const root = resolve(import.meta.dirname, '../..');
  const options = { root, configFile: join(root, 'vite.config.ts'), cacheDir, logLevel: 'silent' } as const;
  server = await createServer({ ...options, server: { port: 0, watch: null } });
  await server.listen();
});

test.afterAll(async () => {
  await server.close();
  rmSync(cacheDir, { recursive: true });
});

test('development shows what is wrong with the slide on stage, and only with that one', async ({ page }) => {
  const panel = page.getByLabel('Findings on this slide');
  await page.goto(`${server.resolvedUrls?.local[0]}overlap/`);
  // A development server compiles what is asked for first.
  await expect(panel.getByText('overlap', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(panel).toContainText('“below”: overlaps div.body > svg.broken-frame > text "above" by 20 px');
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByText('text-size', { exact: true })).toBeVisible();
  await expect(panel.getByText('overlap', { exact: true })).toHaveCount(0);
});

test('a slide without findings has no panel, and the console never has one', async ({ page }) => {
  await page.goto(`${server.resolvedUrls?.local[0]}text-size/`);
  const panel = page.getByLabel('Findings on this slide');
  await expect(panel.locator('p')).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(panel.locator('p')).toHaveCount(0);
  await page.goto(`${server.resolvedUrls?.local[0]}console/#text-size`);
  await page.waitForSelector('html[data-deck-ready]');
  await expect(panel).toHaveCount(0);
});
