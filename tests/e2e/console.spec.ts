import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { last, next, type Position, samePosition } from '../../src/deck/position.ts';
import { expectBoth, expectConsole, expectStage, openPair, openStage, stageAddress } from './audience-and-console.ts';
import { expect, test } from './site.ts';
import { manifest, slideWithSteps } from './talk.ts';

const slide = slideWithSteps(3);
const { id = '', steps = 0 } = manifest.slides[slide] ?? {};
const here = { slide, step: 1 };

test('p opens a window for the audience, and this one becomes the console, at the same place', async ({
  page,
  context,
}) => {
  const pair = await openPair(context, page, stageAddress(here));
  await expectBoth(pair, here);
  await expect(page).toHaveTitle(/^Console · /);
  await expect(pair.audience.locator('.console')).not.toBeAttached();
  expect(context.pages()).toHaveLength(2);
});

test('either window drives the other', async ({ page, context }) => {
  const pair = await openPair(context, page, stageAddress(here));
  const { audience, console } = pair;
  await console.keyboard.press('ArrowRight');
  await expectBoth(pair, { slide, step: 2 });
  await audience.keyboard.press('ArrowRight');
  await expectBoth(pair, { slide, step: 3 });
  await audience.keyboard.press('ArrowLeft');
  await expectBoth(pair, { slide, step: 2 });
  await console.keyboard.type('5');
  await expect(console.locator('.console-notice')).toHaveText('Go to slide 5');
  await console.keyboard.press('Enter');
  await expectBoth(pair, { slide: 4, step: 0 });
  await audience.keyboard.press('End');
  await expectBoth(pair, last(manifest));
});

test('black screen and palette are the same in both windows', async ({ page, context }) => {
  const { audience, console } = await openPair(context, page, stageAddress(here));
  await console.keyboard.press('b');
  await expect(audience.locator('.blank[data-screen="black"]')).toBeVisible();
  await expect(console.getByText('The screen is black')).toBeVisible();
  await expect(console.locator('.press')).toHaveText('The next press lights the screen');
  await audience.keyboard.press('ArrowRight');
  await expect(console.locator('.blanked')).not.toBeAttached();
  await expectConsole(console, here);
  await expectStage(audience, here);
  await audience.keyboard.press('d');
  await expect(audience.locator('html')).toHaveAttribute('data-palette', 'stage');
  await expect(console.locator('.console-current .preview')).toHaveAttribute('data-palette', 'stage');
});

/** What a slide's body shows: its markup without what belongs to one drawing of it alone. */
function shown(page: Page, slideIn: string): Promise<string> {
  return page
    .locator(`${slideIn} :not([data-leaving]) > .slide .body`)
    .evaluate((body) =>
      body.innerHTML
        .replace(/ (?:style|inert|id|name|checked|for|data-animate|aria-[a-z]+)="[^"]*"/g, '')
        .replace(/ ?\b(?:entering|moving)\b/g, ''),
    );
}

test('next is what the audience sees after the next press, through the whole deck; the audience never loads notes', async ({
  page,
  context,
}) => {
  test.setTimeout(manifest.slides.length * 5000);
  const pair = await openPair(context, page, '');
  let position: Position = { slide: 0, step: 0 };
  while (!samePosition(next(manifest, position), position)) {
    const announced = await shown(pair.console, '.console-next');
    position = next(manifest, position);
    await pair.console.keyboard.press('ArrowRight');
    await expectStage(pair.audience, position);
    // Only where the audience is, a program runs.
    if (manifest.slides[position.slide]?.layout !== 'run') {
      await expect.poll(() => shown(pair.audience, '.stage'), stageAddress(position)).toBe(announced);
    }
    await expectConsole(pair.console, position);
  }
  await expect(pair.console.locator('.press')).toHaveText('The end of the deck');
  const loaded = await pair.audience.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => /\/slide-[^/]*\.js$/.test(name)).length).toBeGreaterThan(10);
  expect(loaded.filter((name) => /\/notes-[^/]*\.js$/.test(name))).toEqual([]);
});

test('the notes of the slide are shown', async ({ page }) => {
  await openStage(page, `console/#${id}`);
  const text = await page.locator('.console-notes .text').textContent();
  expect(text?.length).toBeGreaterThan(40);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('.console-notes .text')).not.toHaveText(text ?? '');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => page.locator('.console-notes .text').textContent()).toBe(text);
});

test('the clock starts with the first step, in every window, and t starts it again', async ({ page, context }) => {
  const begin = new Date('2019-02-03T10:00:00Z').getTime();
  const pass = (seconds: number) => context.clock.setFixedTime(begin + seconds * 1000);
  await pass(0);
  const { audience, console } = await openPair(context, page, stageAddress({ slide, step: 0 }));
  const elapsed = console.locator('.elapsed dd');
  await expect(console.locator('.console-times')).toContainText('starts with the first step');
  await pass(30);
  await expect(elapsed).toHaveText('0:00');
  await audience.keyboard.press('ArrowRight');
  await pass(30 + 65);
  await expect(elapsed).toHaveText('1:05');
  await console.reload();
  await expect(elapsed).toHaveText('1:05');
  await pass(30 + 3600);
  await expect(elapsed).toHaveText('1:00:00');
  await audience.keyboard.press('t');
  await expect(elapsed).toHaveText('0:00');
});

test('the console says how many presses are left before the slide changes', async ({ page }) => {
  await openStage(page, `console/#${id}`);
  for (let left = steps; left > 0; left--) {
    await expect(page.locator('.press')).toHaveText(`${left} more here`);
    await page.keyboard.press('ArrowRight');
  }
  await expect(page.locator('.press')).toHaveText('The next press changes the slide');
});

test('the console names the last key, for a clicker to be tested', async ({ page }) => {
  await openStage(page, `console/#${id}`);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(page.locator('.console-key')).toHaveText(/^PageDown × 2 Next step$/);
  await page.keyboard.press('F9');
  await expect(page.locator('.console-key')).toHaveText('F9 no command');
});

test('a second window for the audience catches up, and is counted until it is closed', async ({ page, context }) => {
  const { console } = await openPair(context, page, stageAddress(here));
  const late = await context.newPage();
  await openStage(late, '');
  await expectStage(late, here);
  await expect(console.locator('.console-audience')).toHaveText('2 audience windows');
  await console.keyboard.press('ArrowRight');
  await expectStage(late, { slide, step: 2 });
  await late.close();
  await expect(console.locator('.console-audience')).toHaveText('1 audience window');
});

test('either window may be loaded again', async ({ page, context }) => {
  const pair = await openPair(context, page, stageAddress(here));
  const { audience, console } = pair;
  await console.keyboard.press('ArrowRight');
  await console.keyboard.press('d');
  for (const reloaded of [audience, console]) {
    await reloaded.reload();
    await expect(reloaded.locator('html[data-deck-ready]')).toBeAttached();
    await expectBoth(pair, { slide, step: 2 });
    await expect(audience.locator('html')).toHaveAttribute('data-palette', 'stage');
    await expect(console.locator('.console-audience')).toHaveAttribute('data-count', '1');
  }
  await console.keyboard.press('b');
  await expect(audience.locator('.blank[data-screen="black"]')).toBeVisible();
  await audience.reload();
  await expect(audience.locator('.blank[data-screen="black"]')).toBeVisible();
  await console.keyboard.press('ArrowRight');
  await console.keyboard.press('ArrowRight');
  await expectBoth(pair, { slide, step: 3 });
});

test('a closed audience window is noticed, and p opens it again at the same place', async ({ page, context }) => {
  const { audience, console } = await openPair(context, page, stageAddress(here));
  await audience.close();
  await expect(console.getByText('No audience window')).toBeVisible();
  await console.keyboard.press('ArrowRight');
  // For some milliseconds more, a browser finds the window that was closed by its name, and opens no other.
  await expect(async () => {
    await console.keyboard.press('p');
    await expect.poll(() => context.pages().length, { timeout: 2000 }).toBe(2);
  }).toPass();
  const again = context.pages()[1] ?? console;
  await expectBoth({ console, audience: again }, { slide, step: 2 });
  await expect(console.locator('.console-audience')).toHaveText('1 audience window');
  await again.close();
  const [linked] = await Promise.all([
    context.waitForEvent('page'),
    console.getByRole('link', { name: 'open one' }).click(),
  ]);
  await expectBoth({ console, audience: linked }, { slide, step: 2 });
});

test('p in the console with a window there opens no second one', async ({ page, context }) => {
  const pair = await openPair(context, page, stageAddress(here));
  await pair.console.keyboard.press('p');
  await pair.console.keyboard.press('ArrowRight');
  await expectBoth(pair, { slide, step: 2 });
  expect(context.pages()).toHaveLength(2);
});

test('two tabs of a reader stay independent', async ({ page, context }) => {
  const other = await context.newPage();
  await openStage(page, stageAddress(here));
  await openStage(other, stageAddress({ slide: 1, step: 0 }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('b');
  await expect(page.locator('.blank')).toBeVisible();
  await other.keyboard.press('ArrowRight');
  await expectStage(other, next(manifest, { slide: 1, step: 0 }));
  await expectStage(page, { slide, step: 2 });
  await expect(other.locator('.blank')).not.toBeAttached();
});

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
  [1024, 768],
  [390, 844],
] as const) {
  test(`the console fits a screen of ${width} × ${height}`, async ({ page }, testInfo) => {
    await page.setViewportSize({ width, height });
    await openStage(page, `console/#${id}/1`);
    await expect(page.locator('.console-next .slide')).toBeVisible();
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.console, .console main, .console-bar, .console-times')]
        .filter((element) => element.scrollWidth > element.clientWidth)
        .map((element) => element.className || element.tagName),
    );
    expect(wide).toEqual([]);
    await page.screenshot({ path: join(testInfo.outputDir, `console-${width}x${height}.png`) });
    const [preview, times] = [page.locator('.console-next .preview'), page.locator('.console-times')];
    const [left, right] = [await preview.boundingBox(), await times.boundingBox()];
    if (!left || !right) throw new Error('A part of the console is missing');
    const apart = left.x + left.width <= right.x || left.y + left.height <= right.y;
    expect(apart, 'the next slide lies over the clock').toBe(true);
  });
}
