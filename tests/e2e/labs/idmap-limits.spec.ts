import type { Page } from '@playwright/test';
import { expect, test } from '../site.ts';
import { openStage } from '../stage-page.ts';

const answer = (page: Page) => page.locator('.stage .lab-verdict strong code:visible');
const verdict = (page: Page) => page.locator('.stage .lab-verdict:visible');
const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });
const field = (page: Page) => page.getByRole('textbox', { name: 'Written to uid_map' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const lookup = (page: Page) =>
  page
    .getByRole('img', { name: 'The lookup' })
    .getByText(/compare|No map/)
    .last();

test('every step brings its map and what the kernel answers', async ({ page }) => {
  const steps = [
    ['OK', 'in the order written', '1 compare among 1'],
    ['OK', 'in the order written', '4 compares among 5'],
    ['OK', 'two sorted arrays', '3 compares among 7'],
    ['EINVAL', 'Line 2, 999 999 1, meets line 1.', 'No map'],
    ['OK', '4294967296 is stored as 0', '1 compare among 1'],
  ] as const;
  await openStage(page, 'idmap-lab/');
  for (const [index, [errno, why, compares]] of steps.entries()) {
    if (index > 0) await page.keyboard.press('ArrowRight');
    await expect(answer(page)).toHaveText(errno);
    await expect(verdict(page)).toContainText(why);
    await expect(lookup(page)).toContainText(compares);
  }
  await page.keyboard.press('ArrowLeft');
  await expect(answer(page)).toHaveText('EINVAL');
});

test('keys move a line and the id, and the address keeps what they made', async ({ page }) => {
  await openStage(page, 'idmap-lab/#1');
  await slider(page, 'Line 2 inside').focus();
  await page.keyboard.press('ArrowRight');
  await expect(answer(page)).toHaveText('EINVAL');
  await expect(field(page)).toHaveValue(/^0 100000 999\n1000 999 1\n/);
  await slider(page, 'Id inside').focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(slider(page, 'Id inside')).toHaveAttribute('aria-valuenow', '1');
  await expect(page).toHaveURL(/idmap-lab\/#1:.*%22id%22%3A1%2C/);
  await page.reload();
  await expect(answer(page)).toHaveText('EINVAL');
  await expect(verdict(page)).toContainText('Line 3, 1000 101000 1, meets line 2.');
  await expect(slider(page, 'Id inside')).toHaveAttribute('aria-valuenow', '1');
});

test('typing is judged at once', async ({ page }) => {
  await openStage(page, 'idmap-lab/');
  await field(page).fill('0 100000');
  await expect(answer(page)).toHaveText('EINVAL');
  await expect(verdict(page)).toContainText('White space must follow the second number.');
  await page.keyboard.type(' 10');
  await expect(answer(page)).toHaveText('OK');
});

test('the mouse drags a line out of an overlap, and the id to another place', async ({ page }) => {
  await openStage(page, 'idmap-lab/#3');
  await drag(page, 'Line 2 inside', 560);
  await expect(answer(page)).toHaveText('OK');
  await expect(field(page)).not.toHaveValue(/\n999 999 1$/);
  await drag(page, 'Id inside', -90);
  await expect(slider(page, 'Id inside')).not.toHaveAttribute('aria-valuenow', '999');
  await expect(lookup(page)).toContainText('1 compare among 2');
});

test('a scenario, more lines, and the way back', async ({ page }) => {
  await openStage(page, 'idmap-lab/#2');
  await press(page, '340');
  await expect(lookup(page)).toContainText('9 compares among 340');
  await slider(page, 'More lines').press('ArrowRight');
  await expect(verdict(page)).toContainText('A map has at most 340 lines.');
  await slider(page, 'More lines').press('End');
  await expect(verdict(page)).toContainText('at most 4095 bytes');
  await page.getByText('id outside', { exact: true }).filter({ visible: true }).click();
  await expect(slider(page, 'Id outside')).toBeVisible();
  await press(page, 'Reset');
  await expect(answer(page)).toHaveText('OK');
  await expect(page).toHaveURL(/idmap-lab\/#2$/);
});

test('the benchmark measures in a worker and draws both searches', async ({ page }) => {
  await openStage(page, 'idmap-lab/');
  await press(page, 'Benchmark');
  await press(page, 'Measure in this browser');
  const chart = page.getByRole('img', { name: 'JavaScript in this browser' });
  await expect(page.getByText(/^Here, at 340 mappings: .* ns against .* ns/).filter({ visible: true })).toBeVisible({
    timeout: 40_000,
  });
  await expect(chart.locator('.series')).toHaveCount(2);
  await expect(chart.locator('circle')).toHaveCount(22);
  await press(page, 'Back to the map');
  await expect(answer(page)).toHaveText('OK');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the lab opens, takes a change, and closes', async ({ page }) => {
    await openStage(page, 'idmap-lab/#2');
    await page.getByRole('button', { name: 'Open the lab' }).tap();
    const dialog = page.getByRole('dialog', { name: 'Write a uid_map' });
    await dialog.getByRole('button', { name: 'Overlap' }).tap();
    await expect(dialog.locator('.lab-verdict')).toContainText('EINVAL');
    await dialog.getByText('id outside', { exact: true }).tap();
    await expect(dialog.getByRole('slider', { name: 'Id outside' })).toBeVisible();
    expect(await dialog.evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(390);
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(/idmap-lab\/#2:/);
  });
});

/** Drags a handle to the right by so many pixels of the window. */
async function drag(page: Page, name: string, dx: number): Promise<void> {
  const box = await slider(page, name).boundingBox();
  if (!box) throw new Error(`Nothing to drag: ${name}`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y, { steps: 4 });
  await page.mouse.move(x + dx, y, { steps: 4 });
  await page.mouse.up();
}
