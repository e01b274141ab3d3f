import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../site.ts';
import { expectReady, openStage } from '../stage-page.ts';

const slide = 'mount-api-lab';
const verdict = (page: Page) => page.locator('.stage .lab-verdict').first();
const button = (at: Page | Locator, call: string, name: string) =>
  at.getByRole('group', { name: call, exact: true }).getByRole('button', { name, exact: true });
const mount = (page: Page) => page.getByRole('slider', { name: 'mnt, the mount' });

test('a step brings the next situation with its verdict', async ({ page }) => {
  await openStage(page, `${slide}/`);
  for (const answer of [
    'fsopen(): fs = 3',
    'fsmount(): mnt = 4',
    'move_mount(): OK',
    'fsconfig(): EINVAL',
    'fsconfig(): OK',
  ]) {
    await expect(verdict(page)).toContainText(answer);
    await page.keyboard.press('PageDown');
  }
});

test('keys alone make a mount and place it, and the address keeps it', async ({ page }) => {
  await openStage(page, `${slide}/`);
  for (const [call, name] of [
    ['fsconfig', 'CREATE'],
    ['fsmount', 'fs'],
  ] as const) {
    await button(page, call, name).focus();
    await page.keyboard.press('Enter');
  }
  await expect(mount(page)).toHaveAttribute('aria-valuetext', 'detached');
  await mount(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(mount(page)).toHaveAttribute('aria-valuetext', 'at /a');
  await page.keyboard.press('ArrowRight');
  await expect(mount(page)).toHaveAttribute('aria-valuetext', 'at /m');
  await expect(page).toHaveURL(/mount-api-lab\/#0:/);
  await page.reload();
  await expectReady(page);
  await expect(mount(page)).toHaveAttribute('aria-valuetext', 'at /m');
  await expect(verdict(page)).toContainText('move_mount(): OK');
});

test('the mouse drags the mount to a directory, and nowhere else', async ({ page }) => {
  await openStage(page, `${slide}/#1`);
  await expect(mount(page)).toBeVisible();
  const box = await mount(page).boundingBox();
  if (!box) throw new Error('The mount is not drawn');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const drag = async (dx: number, dy: number) => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + dx / 2, y + dy / 2);
    await page.mouse.move(x + dx, y + dy);
    await page.mouse.up();
  };
  await drag(0, 2 * box.height);
  await expect(mount(page)).toHaveAttribute('aria-valuetext', 'detached');
  // It glides back.
  await expect.poll(async () => (await mount(page).boundingBox())?.y).toBeCloseTo(box.y, 0);
  // Cards are 38 high, and rows 46: /a is the row below the first of the shelf.
  await drag(1.64 * box.width, (46 / 38) * box.height);
  await expect(mount(page)).toHaveAttribute('aria-valuetext', 'at /a');
  await expect(verdict(page)).toContainText('The mount is attached at the target.');
});

test('clicks in a wrong order show the error and its C, and Undo takes one back', async ({ page }) => {
  await openStage(page, `${slide}/`);
  await button(page, 'fsmount', 'fs').click();
  await expect(verdict(page)).toContainText('fsmount(): EINVAL');
  await expect(page.locator('.stage .mount-api-program').first()).toContainText('mnt = fsmount(fs, 0, 0); // EINVAL');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(verdict(page)).toContainText('fsopen(): fs = 3');
});

test('another caller plays the same calls, a scenario sets all, and Reset goes back', async ({ page }) => {
  await openStage(page, `${slide}/`);
  const bench = page.locator('.stage section > .mount-api-bench');
  await bench.getByText('userns only').click();
  await expect(verdict(page)).toContainText('fsopen(): EPERM');
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(verdict(page)).toContainText('open_tree(): EINVAL');
  await bench.getByText('6.18', { exact: true }).click();
  await expect(verdict(page)).toContainText('open_tree(): mnt = 5');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(verdict(page)).toContainText('fsopen(): fs = 3');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the lab opens, can be played, and closes', async ({ page }) => {
    await openStage(page, `${slide}/#3`);
    await page.getByRole('button', { name: 'Open the lab' }).tap();
    const dialog = page.getByRole('dialog');
    await button(dialog, 'read', 'log').tap();
    await expect(dialog.locator('.lab-verdict')).toContainText("read(): e tmpfs: Bad value for 'size'");
    expect(await dialog.evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(390);
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(/mount-api-lab\/#3:/);
  });
});
