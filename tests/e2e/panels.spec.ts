import type { Locator, Page } from '@playwright/test';
import { keyTable } from '../../src/deck/key-table.ts';
import { plainTitle } from '../../src/deck/manifest.ts';
import { next, type Position } from '../../src/deck/position.ts';
import { expect, test } from './site.ts';
import { entryAt, expectPlace, openStage, slideOf } from './stage-page.ts';
import { manifest } from './talk.ts';

const here: Position = { slide: slideOf('idmap-union'), step: 0 };
const panelKeys = { overview: 'o', goto: 'g', help: '?' } as const;

const dialog = (page: Page) => page.getByRole('dialog');
const thumbnails = (page: Page) => dialog(page).locator('.thumbnail > a');
const options = (page: Page) => dialog(page).getByRole('option');
const focused = (page: Page) => page.locator(':focus');

const expectClosed = (page: Page) => expect(dialog(page)).toHaveCount(0);

/** Waits until the panel has the focus. */
const expectInside = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.closest('dialog[open]') !== null)).toBe(true);

test.beforeEach(async ({ page }) => openStage(page, 'idmap-union/'));

test.describe('each panel', () => {
  const names = { overview: 'Overview', goto: 'Go to a slide', help: 'Keys' };
  for (const panel of ['overview', 'goto', 'help'] as const) {
    test(`${panel} is a dialog that gives the talk back as it was`, async ({ page }) => {
      const button = page.getByRole('button', { name: 'Overview' });
      await button.focus();
      await page.keyboard.press(panelKeys[panel]);
      await expect(page.getByRole('dialog', { name: names[panel], exact: true })).toBeVisible();
      await expectInside(page);
      await button.evaluate((element) => element.focus());
      await expectInside(page);
      await page.keyboard.press('Escape');
      await expectClosed(page);
      await expect(button).toBeFocused();
      await expectPlace(page, here);
    });

    test(`${panel} is left by a clicker`, async ({ page }) => {
      await page.keyboard.press(panelKeys[panel]);
      await expect(dialog(page)).toBeVisible();
      await page.keyboard.press('PageDown');
      await expectClosed(page);
      await expectPlace(page, next(manifest, here));
    });
  }

  test('closes on a click beside it', async ({ page }) => {
    await page.keyboard.press('?');
    await dialog(page).getByText('Fullscreen on and off').click();
    await expect(dialog(page)).toBeVisible();
    await page.mouse.click(5, 300);
    await expectClosed(page);
  });

  test('opens with a button, and Space is the next step again after it', async ({ page }) => {
    for (const name of ['Overview', 'Keys']) {
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await page.keyboard.press('Escape');
      await expectClosed(page);
    }
    await page.getByRole('link', { name: 'Next' }).click();
    await page.keyboard.press('Space');
    await expectPlace(page, { ...here, step: 2 });
  });
});

test('the buttons go out of sight with the pointer', async ({ page }) => {
  const controls = page.locator('.controls');
  await expect(controls).toHaveCSS('opacity', '0');
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(controls).toHaveCSS('opacity', '1');
  await page.mouse.move(200, 200);
  await expect(controls).toHaveCSS('opacity', '0');
  await page.getByRole('button', { name: 'Keys' }).focus();
  await expect(controls).toHaveCSS('opacity', '1');
});

test.describe('the overview', () => {
  test.beforeEach(async ({ page }) => {
    await page.keyboard.press('o');
    await expectInside(page);
  });

  test('shows every slide at its last step, the current one focused', async ({ page }) => {
    const names = manifest.slides.map((entry, slide) => `${slide + 1}: ${plainTitle(entry)}`);
    await expect(thumbnails(page)).toHaveCount(names.length);
    expect(await thumbnails(page).evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')))).toEqual(
      names,
    );
    await expect(thumbnails(page).nth(here.slide)).toBeFocused();
    await expect(thumbnails(page).nth(here.slide)).toHaveAttribute('aria-current', 'page');
    await expect(dialog(page).locator('.body:empty')).toHaveCount(0);
    await expect(dialog(page).locator('.step.hidden:not(svg *)')).toHaveCount(0);
    await expect(dialog(page).locator('.picture:not([inert])')).toHaveCount(0);
  });

  test('is walked with the arrow keys', async ({ page }) => {
    const at = (slide: number) => expect(thumbnails(page).nth(slide)).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await at(here.slide + 1);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await at(here.slide - 1);
    const top = async () => (await focused(page).boundingBox())?.y ?? 0;
    const before = await top();
    await page.keyboard.press('ArrowDown');
    await expect.poll(top).toBeGreaterThan(before);
    await page.keyboard.press('ArrowUp');
    await at(here.slide - 1);
    await page.keyboard.press('Home');
    await at(0);
    for (const key of ['ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
    await at(0);
    await page.keyboard.press('End');
    await at(manifest.slides.length - 1);
    for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    await at(manifest.slides.length - 1);
    await expect(focused(page)).toBeInViewport();
    await page.keyboard.press('Enter');
    await expectPlace(page, { slide: manifest.slides.length - 1, step: 0 });
    await expectClosed(page);
    await page.keyboard.press("'");
    await expectPlace(page, here);
  });

  test('goes to a slide that is clicked, also through its own links', async ({ page }) => {
    await thumbnails(page).nth(slideOf('map')).click();
    await expectPlace(page, { slide: slideOf('map'), step: 0 });
    await expectClosed(page);
  });
});

test.describe('go to', () => {
  test.beforeEach(async ({ page }) => {
    await page.keyboard.press('g');
    await expect(dialog(page).getByRole('combobox')).toBeFocused();
  });

  const chosen = (page: Page) => options(page).and(page.locator('[aria-selected="true"]'));

  test('lists every slide, and finds by part of a title', async ({ page }) => {
    await expect(options(page)).toHaveCount(manifest.slides.length);
    await page.keyboard.type('five fsname extents');
    await expect(dialog(page)).toContainText('No slide has these words in its title.');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeVisible();
    await dialog(page).getByRole('combobox').fill('CACHE li');
    await expect(options(page)).toHaveText([/Five extents fill one cache line/]);
    await page.keyboard.press('Enter');
    await expectPlace(page, { slide: slideOf('idmap-struct'), step: 0 });
    await expectClosed(page);
  });

  test('chooses with the arrows', async ({ page }) => {
    await page.keyboard.type('commits');
    const ids = await options(page).locator('.number').allTextContents();
    expect(ids.length).toBeGreaterThan(3);
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
    await expect(chosen(page)).toHaveText(new RegExp(`^${ids[1]}`));
    const active = await dialog(page).getByRole('combobox').getAttribute('aria-activedescendant');
    await expect(chosen(page)).toHaveAttribute('id', active ?? 'none');
    for (const _ of ids) await page.keyboard.press('ArrowDown');
    await expect(chosen(page)).toHaveText(new RegExp(`^${ids.at(-1)}`));
    await expect(chosen(page)).toBeInViewport();
    await page.keyboard.press('Enter');
    await expectPlace(page, { slide: Number(ids.at(-1)) - 1, step: 0 });
  });

  test('takes a number', async ({ page }) => {
    await page.keyboard.type('41');
    await page.keyboard.press('Enter');
    await expectPlace(page, { slide: 40, step: 0 });
  });

  test('takes a click', async ({ page }) => {
    await page.keyboard.type('pidfd');
    const option = options(page).nth(2);
    const slide = Number(await option.locator('.number').textContent()) - 1;
    await option.click();
    await expectPlace(page, { slide, step: 0 });
    await expectClosed(page);
  });
});

test('help has a row for every command', async ({ page }) => {
  await page.keyboard.press('?');
  await expect(dialog(page)).toBeVisible();
  const rows = await dialog(page)
    .locator('dl > div')
    .evaluateAll((divs) =>
      divs.map((div) => ({
        keys: [...div.querySelectorAll('kbd')].map((key) => key.textContent),
        title: div.querySelector('dd')?.textContent,
      })),
    );
  expect(rows).toEqual(keyTable().flatMap((group) => group.rows));
  await expect(dialog(page).getByRole('heading')).toHaveText(keyTable().map(({ group }) => group));
});

test.describe('for readers who do not see the slide', () => {
  /** Links and buttons nobody can tell the purpose of, ids given twice, headings that leave out a level. */
  const flaws = (root: Locator) =>
    root.evaluate((element) => {
      const inUse = [...element.querySelectorAll('*')].filter(
        (part) => !part.closest('[inert]') || element !== document.body,
      );
      const name = (part: Element) => part.getAttribute('aria-label') ?? part.textContent?.trim() ?? '';
      const nameless = inUse.filter((part) => part.matches('a[href], button, [role]') && name(part) === '');
      const ids = inUse.map(({ id }) => id).filter(Boolean);
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
      return [...nameless.map(({ outerHTML }) => outerHTML), ...twice];
    });

  test('every slide has names, one id each, and headings in order', async ({ page }) => {
    await page.keyboard.press('Home');
    for (const [slide, { id }] of manifest.slides.entries()) {
      await expectPlace(page, { slide, step: 0 });
      expect(await flaws(page.locator('body')), id).toEqual([]);
      const levels = await page
        .locator('main :not([inert]) > .slide :is(h1, h2, h3, h4)')
        .evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
      expect(
        levels.filter((level) => level === 1),
        id,
      ).toHaveLength(1);
      levels.reduce((before, level) => {
        expect(level, id).toBeLessThanOrEqual(before + 1);
        return level;
      }, 0);
      await expect(page.getByRole('article')).toHaveAccessibleName(plainTitle(entryAt(slide)));
      await expect(page.locator('.announcement')).toHaveText(
        `Slide ${slide + 1} of ${manifest.slides.length}: ${plainTitle(entryAt(slide))}`,
      );
      await page.keyboard.press('Shift+ArrowRight');
    }
  });

  for (const key of Object.values(panelKeys)) {
    test(`the panel on ${key} has names and one id each`, async ({ page }) => {
      await page.keyboard.press(key);
      await expect(dialog(page)).toBeVisible();
      expect(await flaws(page.locator('html'))).toEqual([]);
    });
  }
});
