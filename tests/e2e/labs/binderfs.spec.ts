import type { Page } from '@playwright/test';
import { expect, test } from '../site.ts';
import { openStage } from '../stage-page.ts';

const stage = (page: Page) => page.locator('.stage .slide[data-slide="binderfs-lab"] section.lab');
/** The lab on the canvas, not the second one in its dialog. */
const onCanvas = (page: Page) => stage(page).locator(':scope > .lab-columns');
const answer = (page: Page) => onCanvas(page).locator('.lab-verdict code').first();
const cell = (page: Page, minor: number) => onCanvas(page).locator(`[data-cell="${minor}"]`);
const tray = (page: Page, place: 'host' | 'A' | 'B') => onCanvas(page).locator(`.binderfs-tray.binderfs-at-${place}`);
const button = (page: Page, name: string) => onCanvas(page).getByRole('button', { name, exact: true });

test('each step shows its situation', async ({ page }) => {
  await openStage(page, 'binderfs-lab/');
  for (const expected of ['OK', 'OK, minor 8', 'ENOSPC', 'OK, minor 2', 'EBUSY']) {
    await expect(answer(page)).toHaveText(expected);
    await page.keyboard.press('ArrowRight');
  }
});

test('a deep link shows the same as the presses that lead there, and so does the way back', async ({ page }) => {
  await openStage(page, 'binderfs-lab/#3');
  await expect(answer(page)).toHaveText('OK, minor 2');
  await expect(cell(page, 2)).toContainText('B');
  await page.keyboard.press('ArrowLeft');
  await expect(answer(page)).toHaveText('ENOSPC');
  await expect(cell(page, 2)).toContainText('A');
});

test('by keyboard alone: a device is added, and its address shows it again', async ({ page }) => {
  await openStage(page, 'binderfs-lab/');
  const before = page.url();
  const name = onCanvas(page).getByRole('textbox', { name: 'Name' });
  await name.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('mine');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toHaveText('OK, minor 8');
  await page.keyboard.press('Space');
  await expect(answer(page)).toHaveText('ENOSPC');
  await expect.poll(() => page.url()).not.toBe(before);
  await page.reload();
  await expect(answer(page)).toHaveText('ENOSPC');
  await expect(cell(page, 8)).toContainText('A');
});

test('by keyboard alone: the dial sets max for a remount', async ({ page }) => {
  await openStage(page, 'binderfs-lab/');
  await onCanvas(page).getByRole('slider', { name: 'max' }).focus();
  await page.keyboard.press('ArrowRight');
  await button(page, 'Remount').focus();
  await page.keyboard.press('Enter');
  await expect(tray(page, 'A')).toContainText('3 of max 5');
});

test('by mouse: an open device is unlinked, keeps its minor, and is closed', async ({ page }) => {
  await openStage(page, 'binderfs-lab/');
  await tray(page, 'B').getByRole('button', { name: 'hwbinder' }).click();
  await button(page, 'Open').click();
  await button(page, 'Unlink').click();
  await expect(tray(page, 'B')).toContainText('unlinked, open');
  await expect(cell(page, 6)).toContainText('B');
  await button(page, 'Close').click();
  await expect(cell(page, 6)).not.toContainText('B');
  await expect(answer(page)).toHaveText('OK');
});

test('by mouse: the host mounts, and the mount goes again', async ({ page }) => {
  await openStage(page, 'binderfs-lab/');
  await tray(page, 'host').getByRole('button').click();
  await button(page, 'Mount').click();
  await expect(cell(page, 11)).toContainText('H');
  await button(page, 'Umount').click();
  await expect(tray(page, 'host')).toContainText('not mounted');
  await button(page, 'Undo').click();
  await expect(cell(page, 11)).toContainText('H');
});

test('a scenario is shown, and Reset leads back', async ({ page }) => {
  await openStage(page, 'binderfs-lab/');
  const bar = stage(page).locator(':scope > .lab-bar');
  await bar.getByRole('button', { name: 'Name taken' }).click();
  await expect(answer(page)).toHaveText('EEXIST');
  await bar.getByRole('button', { name: 'Reset' }).click();
  await expect(answer(page)).toHaveText('OK');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the lab opens in a dialog and is played there', async ({ page }) => {
    await openStage(page, 'binderfs-lab/');
    await page.getByRole('button', { name: 'Open the lab' }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add', exact: true }).tap();
    await expect(dialog.locator('.lab-verdict code').first()).toHaveText('OK, minor 8');
    const wide = await dialog.evaluate((element) => element.scrollWidth > element.clientWidth);
    expect(wide).toBe(false);
    await dialog.getByRole('button', { name: 'Close', exact: true }).first().tap();
    await expect(dialog).toBeHidden();
    await expect(answer(page)).toHaveText('OK, minor 8');
  });
});
