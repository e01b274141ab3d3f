import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';
import { entryAt, expectPlace, openStage, slideOf } from './stage-page.ts';

const from = slideOf('idmap');
const leaving = (page: Page) => page.locator('.sheet[data-leaving]');
const appearing = (page: Page) => page.locator('.sheet[data-appearing]');

/** Sets how long a slide takes to appear. */
const lasting = (page: Page, time: string) =>
  page.evaluate((value) => document.documentElement.style.setProperty('--slide', value), time);

test.beforeEach(async ({ page }) => {
  await openStage(page, `${entryAt(from).id}/`);
});

test('a press to the next slide fades it in over the one before, which then goes', async ({ page }) => {
  await lasting(page, '1000s');
  await page.keyboard.press('ArrowRight');
  await expectPlace(page, { slide: from + 1, step: 0 });
  await expect(leaving(page).locator('.slide')).toHaveAttribute('data-slide', entryAt(from).id);
  await expect(leaving(page)).toHaveAttribute('inert');
  await expect(appearing(page)).toHaveCSS('animation-name', 'appear');
  await lasting(page, '1ms');
  await expect(leaving(page)).toHaveCount(0);
});

test('a press meanwhile shows everything at once', async ({ page }) => {
  await lasting(page, '1000s');
  await page.keyboard.press('ArrowRight');
  await expect(leaving(page)).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expectPlace(page, { slide: from + 1, step: 1 });
  await expect(leaving(page)).toHaveCount(0);
  await expect(appearing(page)).toHaveCount(0);
});

test('nothing fades on the way back, or after a jump', async ({ page }) => {
  await lasting(page, '1000s');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.stage .slide')).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(page.locator('.stage .slide')).toHaveAttribute('data-slide', 'end');
});

test('who wants less movement gets a short cross-fade and nothing that moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const times = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return ['--slide', '--step', '--morph'].map((name) => style.getPropertyValue(name));
  });
  expect(times).toEqual(['.12s', '.12s', '0s']);
});
