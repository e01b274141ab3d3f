import type { Page, Request } from '@playwright/test';
import { expect, test } from './site.ts';
import { entryAt, expectPlace, openStage, slideOf, watchSlideFiles } from './stage-page.ts';
import { manifest } from './talk.ts';

test.describe('once everything has been fetched', () => {
  test.use({ allowedProblems: /ERR_INTERNET_DISCONNECTED|The terminal could not be opened/ });

  test('the network may go away', async ({ page, context }) => {
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.url()));
    // Runs are fetched one slide ahead, and played from their recordings where they are not there.
    const isOfRuns = (url: string) => /\/assets\/(machine-worker|open-terminal)-/.test(url);
    const allSlides = watchSlideFiles(page);
    await openStage(page, './');
    await allSlides();
    await context.setOffline(true);

    for (const [slide, { steps }] of manifest.slides.entries()) {
      await expectPlace(page, { slide, step: 0 });
      await expect(page.locator('.unavailable')).toHaveCount(0);
      if (steps > 0) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
    }
    for (const [key, name] of [
      ['o', 'Overview'],
      ['g', 'Go to a slide'],
      ['?', 'Keys'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await page.keyboard.press('Escape');
    }
    const fonts = await page.evaluate(() => [...document.fonts].map(({ status }) => status));
    expect(new Set(fonts)).toEqual(new Set(['loaded']));
    expect(failed.filter((url) => !isOfRuns(url))).toEqual([]);
  });
});

test.describe('while the network fails', () => {
  test.use({ allowedProblems: /could not be loaded|Failed to load resource|net::ERR/ });

  const unavailable = 'This slide could not be loaded. Go back and forth to try again.';
  const isShown = (page: Page) => expect(page.locator('.stage .unavailable')).toHaveText(unavailable);
  const id = 'idmap-struct';
  const slide = slideOf(id);
  const file = new RegExp(`/slide-${id}-[^/]+\\.js$`);

  const isLastSlide = (request: Request) => /\/slide-end-[^/]+\.js$/.test(request.url());

  test('a slide says that it is missing, and is there when it is shown again', async ({ page }) => {
    await page.route(file, (route) => route.abort());
    await openStage(page, 'idmap-why/#3');
    await page.keyboard.press('ArrowRight');
    await isShown(page);
    await expect(page.locator('.sheet:not([data-leaving]) h1')).toHaveText(entryAt(slide).title);
    await page.unroute(file);
    await page.keyboard.press('ArrowLeft');
    await expectPlace(page, { slide: slide - 1, step: 3 });
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.stage .unavailable')).toHaveCount(0);
    await expect(page.locator('.stage .slide .code')).toBeVisible();
  });

  test('a missing slide does not keep the others from being fetched', async ({ page, context }) => {
    await page.route(file, (route) => route.abort());
    const last = page.waitForEvent('requestfinished', isLastSlide);
    await openStage(page, 'idmap-why/');
    await last;
    await context.setOffline(true);
    await page.keyboard.press('End');
    await expectPlace(page, { slide: manifest.slides.length - 1, step: 0 });
    await expect(page.locator('.stage .unavailable')).toHaveCount(0);
  });

  test('a panel that is missing says so, and opens later', async ({ page }) => {
    const panels = /\/panels-[^/]+\.js$/;
    await page.route(panels, (route) => route.abort());
    const last = page.waitForEvent('requestfinished', isLastSlide);
    await openStage(page, 'idmap-why/');
    await last;
    await page.keyboard.press('o');
    await expect(page.locator('.notice')).toHaveText('This could not be loaded. Try again later.');
    await page.keyboard.press('ArrowRight');
    await expectPlace(page, { slide: slide - 1, step: 1 });
    await expect(page.locator('.notice')).toHaveCount(0);
    await page.unroute(panels);
    await page.keyboard.press('o');
    await expect(page.getByRole('dialog', { name: 'Overview' })).toBeVisible();
  });
});
