import type { Page } from '@playwright/test';
import { plainTitle } from '../../src/deck/manifest.ts';
import { next, type Position } from '../../src/deck/position.ts';
import { expect, test } from './site.ts';
import { entryAt, expectPlace, expectReady, openStage, slideOf, stageView } from './stage-page.ts';
import { manifest } from './talk.ts';

// A press runs a program; a link shows its recording, as `run.spec.ts` tests.
const stepped = manifest.slides.filter(({ steps, layout }) => steps > 0 && layout !== 'run');
const morphs = ['idmap-struct', 'idmap-union', 'idmap-extent'];
/** A dozen slides with steps: those with morphs, and others from all over the deck. */
const sample = [
  ...morphs,
  ...stepped.map(({ id }) => id).filter((id, index) => index % 4 === 0 && !morphs.includes(id)),
];

const historyLength = (page: Page) => page.evaluate(() => history.length);
const idmap = { slide: slideOf('idmap-why'), step: 0 };

test.describe('a link to the last step of a slide', () => {
  for (const id of sample) {
    test(`${id} is what stepping there shows, and so is the way back`, async ({ page, site }) => {
      const slide = slideOf(id);
      const { steps } = entryAt(slide);
      await openStage(page, `${id}/`);
      for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowRight');
      await expectPlace(page, { slide, step: steps });
      const walked = await stageView(page, site);

      await page.goto('about:blank');
      await openStage(page, `${id}/#${steps}`);
      await expectPlace(page, { slide, step: steps });
      expect((await stageView(page, site)).markup).toBe(walked.markup);

      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('ArrowLeft');
      await expectPlace(page, { slide, step: steps });
      expect((await stageView(page, site)).markup).toBe(walked.markup);
    });
  }
});

test.describe('a reload', () => {
  test('keeps the step', async ({ page }) => {
    await openStage(page, 'idmap-why/');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.reload();
    await expectReady(page);
    await expectPlace(page, { ...idmap, step: 2 });
  });

  for (const [key, screen] of [
    ['b', 'black'],
    ['w', 'white'],
  ] as const) {
    test(`keeps the ${screen} screen`, async ({ page }) => {
      await openStage(page, 'idmap-why/#1');
      await page.keyboard.press(key);
      await page.reload();
      await expectReady(page);
      await expect(page.locator('.blank')).toHaveAttribute('data-screen', screen);
      await page.keyboard.press('ArrowRight');
      await expect(page.locator('.blank')).toHaveCount(0);
      await expectPlace(page, { ...idmap, step: 1 });
    });
  }
});

test.describe('what stands after the #', () => {
  const hashes: readonly [hash: string, step: number][] = [
    ['#2', 2],
    ['#3', 3],
    ['#4', 3],
    ['#9999', 3],
    ['#99999', 0],
    ['#-1', 0],
    ['#1.5', 0],
    ['#%31', 0],
    ['#step-2', 0],
    ['#', 0],
  ];
  test('is a step that exists, whatever a link says', async ({ page }) => {
    for (const [hash, step] of hashes) {
      await page.goto('about:blank');
      await openStage(page, `idmap-why/${hash}`);
      await expectPlace(page, { ...idmap, step });
    }
  });

  test('is a step that exists, whatever is typed', async ({ page }) => {
    await openStage(page, 'idmap-why/#1');
    for (const [hash, step] of hashes) {
      await page.evaluate((typed) => location.assign(typed), hash === '#' ? '#0' : hash);
      await expectPlace(page, { ...idmap, step });
    }
  });
});

test.describe('the history', () => {
  test('has jumps, but no steps', async ({ page }) => {
    await openStage(page, 'idmap-why/');
    const length = await historyLength(page);
    for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'ArrowLeft', 's'])
      await page.keyboard.press(key);
    await expectPlace(page, { slide: slideOf('idmap-struct'), step: 0 });
    await page.keyboard.press('ArrowRight');
    expect(await historyLength(page)).toBe(length);

    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    expect(await historyLength(page)).toBe(length + 1);
    await page.goBack();
    await expectPlace(page, { slide: slideOf('idmap-struct'), step: 1 });
    await page.goForward();
    await expectPlace(page, { slide: manifest.slides.length - 2, step: 0 });
    await page.goBack();
    await page.keyboard.press('ArrowRight');
    await expectPlace(page, { slide: slideOf('idmap-struct'), step: 2 });
  });

  test('leads out of the talk with one press of Back', async ({ page }) => {
    await page.goto('about:blank');
    await openStage(page, 'idmap-why/');
    for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
    await page.goBack();
    await expect(page).toHaveURL('about:blank');
  });

  test('has the links of a slide', async ({ page }) => {
    await openStage(page, 'map/');
    await page.locator('.stage .slide').getByRole('link', { name: 'Process descriptors' }).click();
    await expectPlace(page, { slide: slideOf('pidfd'), step: 0 });
    await page.goBack();
    await expectPlace(page, { slide: slideOf('map'), step: 0 });
  });
});

test.describe('a slide that is gone', () => {
  test.use({ allowedProblems: /\b404\b/ });
  const notice = 'There is no slide "idmap-whyy" any more. This is the nearest one.';

  for (const key of ['ArrowRight', 'ArrowLeft', 'End', 'Escape']) {
    test(`shows the nearest and says so until ${key}`, async ({ page }) => {
      const response = await page.goto('idmap-whyy/');
      expect(response?.status()).toBe(404);
      await expectReady(page);
      await expectPlace(page, idmap);
      await expect(page.locator('.notice')).toHaveText(notice);
      await page.keyboard.press(key);
      await expect(page.locator('.notice')).toHaveCount(0);
    });
  }

  test('is said once: a reload is at the address of the nearest', async ({ page }) => {
    await openStage(page, 'idmap-whyy/#2');
    await expectPlace(page, idmap);
    const response = await page.reload();
    expect(response?.status()).toBe(200);
    await expectReady(page);
    await expect(page.locator('.notice')).toHaveCount(0);
  });
});

test('the window is named after the slide', async ({ page }) => {
  const name = (slide: number) => `${plainTitle(entryAt(slide))} · ${manifest.title}`;
  await openStage(page, './');
  await expect(page).toHaveTitle(manifest.title);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveTitle(name(1));
  const coded = manifest.slides.findIndex(({ title }) => title.includes('`'));
  await openStage(page, `${entryAt(coded).id}/`);
  await expect(page).toHaveTitle(name(coded));
  await page.keyboard.press('Home');
  await expect(page).toHaveTitle(manifest.title);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('links lead through the whole deck, and every step is seen', async ({ page, site }) => {
    test.setTimeout(manifest.slides.length * 3000);
    await page.goto('./');
    for (const [slide, { id, title }] of manifest.slides.entries()) {
      await expect(page.locator(`.slide[data-slide="${id}"] h1`)).toHaveText(title.replaceAll('`', ''));
      await expect(page.locator('.slide .body > *').first(), id).toBeVisible();
      for (const part of await page.locator('.slide .step:not(.passing)').all()) {
        await expect(part, id).toBeVisible();
        await expect(part, id).toHaveCSS('opacity', '1');
      }
      if (slide < manifest.slides.length - 1) await page.getByRole('link', { name: 'Next' }).click();
    }
    await expect(page.getByRole('link', { name: 'Next' })).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('link', { name: 'Previous' }).click();
    await expect(page).toHaveURL(`${site}${manifest.slides.at(-2)?.id}/`);
  });
});

test.describe('the slide fills the window', () => {
  const sizes = [
    { width: 1920, height: 1080 },
    { width: 1280, height: 720 },
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ];

  /** Waits until the slide is as large as it can be, in the middle. */
  async function expectFitted(page: Page, { width, height }: { width: number; height: number }): Promise<void> {
    const scale = Math.min(width / 1920, height / 1080);
    const box = {
      x: (width - 1920 * scale) / 2,
      y: (height - 1080 * scale) / 2,
      width: 1920 * scale,
      height: 1080 * scale,
    };
    await expect(async () => {
      const real = await page.locator('.stage .slide').boundingBox();
      for (const side of ['x', 'y', 'width', 'height'] as const) expect(real?.[side]).toBeCloseTo(box[side], 0);
    }).toPass();
  }

  test('at every size, before and after the window changes', async ({ page }) => {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await openStage(page, 'idmap-union/');
      await expectFitted(page, size);
      for (const other of sizes) {
        await page.setViewportSize(other);
        await expectFitted(page, other);
      }
    }
    const after: Position = next(manifest, { slide: slideOf('idmap-union'), step: 0 });
    await page.keyboard.press('ArrowRight');
    await expectPlace(page, after);
    await expectFitted(page, sizes.at(-1) ?? { width: 0, height: 0 });
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    for (const size of sizes) {
      test(`at ${size.width} × ${size.height}`, async ({ page }) => {
        await page.setViewportSize(size);
        await page.goto('idmap-union/');
        await expectFitted(page, size);
      });
    }
  });
});
