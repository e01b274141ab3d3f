import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distFolder } from '../../src/cli/dist.ts';
import type { Manifest } from '../../src/deck/manifest.ts';
import { expect, test } from './site.ts';

const { slides } = JSON.parse(readFileSync(join(distFolder, 'deck.json'), 'utf8')) as Manifest;

// Below a folder, as a project page is hosted: an address that starts with a slash would be lost here.
test.use({ siteBase: '/talks/containers/' });

test('every slide opens at its own address', async ({ page }) => {
  test.setTimeout(slides.length * 3000);
  for (const { id } of slides) {
    await page.goto(`${id}/`);
    await expect(page.locator(`.slide[data-slide="${id}"]`).first(), id).toBeVisible();
  }
});

for (const address of ['./', 'console/', 'print/', 'print/key/', 'print/all/']) {
  test(`${address} opens`, async ({ page, site }) => {
    await page.goto(address);
    await page.evaluate(async () => void (await document.fonts.ready));
    await expect(page.locator('.slide').first()).toBeAttached();
    expect(page.url()).toMatch(new RegExp(`^${site}`));
  });
}

test.describe('an address without a slide', () => {
  test.use({ allowedProblems: /\b404\b/ });

  test('is answered with status 404 by the deck itself', async ({ page, site }) => {
    const response = await page.goto(`${slides[1]?.id}-as-it-was/`);
    expect(response?.status()).toBe(404);
    // A page that finds its own scripts from there moves on to the nearest slide.
    await expect(page.locator('.slide').first()).toBeVisible();
    expect(page.url()).toContain(site);
  });
});
