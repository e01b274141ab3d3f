import type { Locator, Page } from '@playwright/test';
import recording from '../fixtures/run/countdown/recording.json' with { type: 'json' };
import { openDeck, run, runByPress, terminal, test } from './run-deck.ts';
import { expect } from './site.ts';

/** Presses Tab, from the beginning of the page, until an element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 20 && !(await target.evaluate((it) => it === document.activeElement)); presses++) {
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('the keyboard is the terminal’s while it has the focus, but for the keys of clickers', async ({ page }) => {
  await runByPress(page);
  await run(page).locator('.run-live').click();
  const field = run(page).locator('textarea');
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleName(/Escape leaves it/);
  for (const key of ['b', '.', 'o', 'ArrowLeft', 'Space', 'd']) await page.keyboard.press(key);
  await expect(page.locator('.blank, dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/\/count\/#1$/);
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/\/after\/$/);
});

test('the focus on the terminal is seen, Escape leaves it, and Tab goes on from there', async ({ page }) => {
  await runByPress(page);
  const field = run(page).locator('textarea');
  await tabTo(page, field);
  await expect(run(page).locator('.run-screen')).toHaveCSS('outline-style', 'solid');
  await page.keyboard.press('Escape');
  await expect(field).not.toBeFocused();
  await expect(run(page).locator('.run-screen')).toHaveCSS('outline-style', 'none');
  await page.keyboard.press('Tab');
  await expect(run(page).getByRole('button', { name: 'Run again' })).toBeFocused();
  await page.keyboard.press('b');
  await expect(page.locator('.blank')).toBeVisible();
});

test('the arrows scroll the source that has the focus, and clickers turn the slide', async ({ page }) => {
  await openDeck(page, 'count/');
  const source = run(page).locator('.run-source code');
  await tabTo(page, source);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => source.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  await expect(page).toHaveURL(/\/count\/$/);
  await page.keyboard.press('PageUp');
  await expect(page).toHaveURL(/\/before\/$/);
});

test('the terminal has the colours of the palette, also when that changes', async ({ page }) => {
  await runByPress(page);
  const colours = () =>
    terminal(page).evaluate((rows) => {
      const probe = document.createElement('i');
      rows.closest('.run')?.append(probe);
      const token = (name: string) => {
        probe.style.setProperty('color', `var(${name})`);
        return getComputedStyle(probe).color;
      };
      const red = [...rows.querySelectorAll('span')].find(({ textContent }) => textContent?.startsWith('kill'));
      const result = {
        drawn: [getComputedStyle(rows).color, red && getComputedStyle(red).color],
        meant: [token('--ink'), token('--red')],
      };
      probe.remove();
      return result;
    });
  const paper = await colours();
  expect(paper.drawn).toEqual(paper.meant);
  await page.keyboard.press('d');
  await expect.poll(async () => (await colours()).drawn).not.toEqual(paper.drawn);
  const stage = await colours();
  expect(stage.drawn).toEqual(stage.meant);
});

test('nothing that the terminal draws is against the policy of the page, colours of 24 bits included', async ({
  page,
}) => {
  expect(JSON.stringify(recording)).toContain('[38;2;');
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => violations.push(violatedDirective));
  });
  await runByPress(page);
  await expect(terminal(page)).toContainText('woken 1 time');
  await page.keyboard.press('d');
  expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
  // Its rules are in effect although it has no style element.
  await expect(terminal(page)).toHaveCSS('white-space', 'pre');
  await expect(page.locator('style')).toHaveCount(0);
});

test.describe('where the slide is drawn smaller than it is', () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test('text is selected where the pointer is', async ({ page }) => {
    await runByPress(page);
    const word = await terminal(page).evaluate((rows) => {
      const row = [...rows.children].find(({ textContent }) => textContent?.startsWith('kill'));
      const { left, top, width, height } = (row as Element).getBoundingClientRect();
      const column = width / 80;
      return { left, y: top + height / 2, column };
    });
    await page.mouse.move(word.left + 5 * word.column + 1, word.y);
    await page.mouse.down();
    await page.mouse.move(word.left + 10 * word.column + 1, word.y, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('99999');
    // Selecting is not typing: the next key is the slide's.
    await expect(run(page).locator('textarea')).not.toBeFocused();
  });
});
