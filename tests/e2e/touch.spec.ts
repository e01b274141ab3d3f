import type { Page } from '@playwright/test';
import { type Position, start } from '../../src/deck/position.ts';
import { expect, test } from './site.ts';
import { expectPlace, openStage, slideOf } from './stage-page.ts';
import { manifest } from './talk.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const slide = slideOf('idmap-why');
const at = (step: number): Position => ({ slide, step });

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Moves fingers over the screen; each is a list of points, and all lists are as long. */
async function drag(page: Page, ...fingers: readonly (readonly Point[])[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const points = (index: number) => fingers.flatMap((finger, id) => (finger[index] ? [{ ...finger[index], id }] : []));
  const moments = fingers[0]?.length ?? 0;
  for (let index = 0; index < moments; index++) {
    const type = index === 0 ? 'touchStart' : 'touchMove';
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: points(index) });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

/** The way of a finger, in a few movements. */
const line = (from: Point, to: Point): Point[] =>
  [0, 0.25, 0.5, 0.75, 1].map((part) => ({ x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) }));

const left = line({ x: 300, y: 420 }, { x: 120, y: 430 });
const right = line({ x: 120, y: 420 }, { x: 300, y: 430 });

/** A swipe that must do nothing, then one that must do one step: the first has been dealt with when the second has. */
async function expectIgnored(page: Page, ignored: () => Promise<void>, before: Position): Promise<void> {
  await ignored();
  await drag(page, left);
  await expectPlace(page, { ...before, step: before.step + 1 });
}

test.beforeEach(async ({ page }) => {
  await openStage(page, 'idmap-why/');
  await expectPlace(page, at(0));
});

test('a swipe to the left goes on, one to the right goes back', async ({ page }) => {
  await drag(page, left);
  await expectPlace(page, at(1));
  await drag(page, left);
  await expectPlace(page, at(2));
  await drag(page, right);
  await expectPlace(page, at(1));
  await drag(page, right);
  await drag(page, right);
  await expectPlace(page, { slide: slide - 1, step: 0 });
});

test.describe('what is no swipe', () => {
  const cases: Readonly<Record<string, readonly Point[][]>> = {
    'a finger that goes up': [line({ x: 200, y: 600 }, { x: 190, y: 200 })],
    'a finger that goes down and a little across': [line({ x: 300, y: 200 }, { x: 200, y: 500 })],
    'a finger that hardly moves': [line({ x: 200, y: 420 }, { x: 170, y: 420 })],
    'two fingers': [left, left.map(({ x, y }) => ({ x, y: y + 120 }))],
  };
  for (const [name, fingers] of Object.entries(cases)) {
    test(name, ({ page }) => expectIgnored(page, () => drag(page, ...fingers), at(0)));
  }

  test('a finger on a page that was made larger', async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    const zoom = (pageScaleFactor: number) => session.send('Emulation.setPageScaleFactor', { pageScaleFactor });
    const scale = () => page.evaluate(() => window.visualViewport?.scale);
    await zoom(2);
    await expect.poll(scale).toBe(2);
    await drag(page, left);
    await zoom(1);
    await expect.poll(scale).toBe(1);
    await drag(page, left);
    await expectPlace(page, at(1));
  });

  test('a finger on an open panel', async ({ page }) => {
    await page.getByRole('button', { name: 'Keys' }).tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    await drag(page, left);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await drag(page, left);
    await expectPlace(page, at(1));
  });
});

test('a swipe on a blank screen brings the slide back', async ({ page }) => {
  await page.keyboard.press('b');
  await expect(page.locator('.blank')).toBeVisible();
  await drag(page, left);
  await expect(page.locator('.blank')).toHaveCount(0);
  await expectPlace(page, at(0));
});

test('two fingers make the page larger', async ({ page }) => {
  const viewport = await page.locator('meta[name="viewport"]').getAttribute('content');
  expect(viewport).not.toMatch(/user-scalable|maximum-scale/);
  await drag(page, line({ x: 180, y: 420 }, { x: 40, y: 420 }), line({ x: 210, y: 420 }, { x: 350, y: 420 }));
  await expect.poll(() => page.evaluate(() => window.visualViewport?.scale)).toBeGreaterThan(1.5);
  await expectPlace(page, at(0));
});

test.describe('the buttons', () => {
  const button = (page: Page, name: string) => page.locator('.controls').locator(`[aria-label="${name}"]`);

  test('are seen and large enough for a finger', async ({ page }) => {
    await expect(page.locator('.controls')).toHaveCSS('opacity', '1');
    for (const name of ['Previous', 'Overview', 'Keys', 'Next']) {
      const box = await button(page, name).boundingBox();
      expect(box?.width, name).toBeGreaterThanOrEqual(44);
      expect(box?.height, name).toBeGreaterThanOrEqual(44);
      await expect(button(page, name)).toBeInViewport({ ratio: 1 });
    }
  });

  test('work', async ({ page }) => {
    await button(page, 'Next').tap();
    await expectPlace(page, at(1));
    await button(page, 'Previous').tap();
    await button(page, 'Previous').tap();
    await expectPlace(page, { slide: slide - 1, step: 0 });
    await button(page, 'Keys').tap();
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await page.touchscreen.tap(4, 4);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await button(page, 'Overview').tap();
    await page
      .getByRole('dialog')
      .getByRole('link', { name: `1: ${manifest.title}`, exact: true })
      .tap();
    await expectPlace(page, start);
  });

  test.describe('beside a notice', () => {
    test.use({ allowedProblems: /\b404\b/ });
    test('work too', async ({ page }) => {
      await openStage(page, 'idmap-whyy/');
      const notice = await page.locator('.notice').boundingBox();
      const controls = await page.locator('.controls').boundingBox();
      expect((notice?.y ?? 0) + (notice?.height ?? 0)).toBeLessThanOrEqual(controls?.y ?? 0);
      await button(page, 'Next').tap();
      await expectPlace(page, at(1));
      await expect(page.locator('.notice')).toHaveCount(0);
    });
  });
});
