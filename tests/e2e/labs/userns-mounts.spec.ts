import type { Page } from '@playwright/test';
import { expect, test } from '../site.ts';
import { expectReady, openStage } from '../stage-page.ts';

const lab = (page: Page) => page.locator('.stage .sheet:not([data-leaving]) .lab').first();
const verdict = (page: Page) => lab(page).getByRole('status');

test('each step shows a situation and its answer', async ({ page }) => {
  await openStage(page, 'mounts-lab/');
  await expect(verdict(page)).toContainText('mount(2): OK');
  for (const answer of ['EPERM', 'EPERM', 'mount(2): OK', 'then open(2): EACCES']) {
    await page.keyboard.press('ArrowRight');
    await expect(verdict(page)).toContainText(answer);
  }
  await page.keyboard.press('ArrowLeft');
  await expect(verdict(page)).toContainText('mount(2): OK');
});

test('the keyboard gives proc its pid namespace, and the address keeps it', async ({ page }) => {
  await openStage(page, 'mounts-lab/#2');
  await expect(verdict(page)).toContainText('EPERM');
  await lab(page).getByRole('checkbox', { name: 'mnt' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(verdict(page)).toContainText('mount(2): OK');
  const before = page.url();
  await page.reload();
  await expectReady(page);
  await expect(verdict(page)).toContainText('mount(2): OK');
  expect(page.url()).toBe(before);
});

test('arrow keys turn the release back, and fuse is refused', async ({ page }) => {
  await openStage(page, 'mounts-lab/#3');
  await lab(page).getByRole('radio', { name: '4.18' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(verdict(page)).toContainText('FS_USERNS_MOUNT');
  await expect(lab(page).getByRole('group', { name: /fuse is not mounted/ })).toBeVisible();
});

test('the mouse asks for the answer to somebody else', async ({ page }) => {
  await openStage(page, 'mounts-lab/#3');
  await lab(page).getByText('look in', { exact: true }).first().click();
  await expect(verdict(page)).toContainText('getdents(2): OK');
  await lab(page)
    .getByRole('button', { name: /root outside/ })
    .click();
  await expect(verdict(page)).toContainText('getdents(2): EACCES');
  await expect(verdict(page)).toContainText('With allow_other');
});

test('a scenario brings its situation, and Reset takes it back', async ({ page }) => {
  await openStage(page, 'mounts-lab/');
  await lab(page).getByRole('button', { name: 'mknod 4.18' }).click();
  await expect(verdict(page)).toContainText('then open(2): EACCES');
  await lab(page).getByRole('button', { name: 'Reset' }).click();
  await expect(verdict(page)).toContainText('mount(2): OK');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the lab is a dialog', async ({ page }) => {
    await openStage(page, 'mounts-lab/');
    await page.getByRole('button', { name: 'Open the lab' }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('overlay', { exact: true }).tap();
    await dialog.getByText('5.8', { exact: true }).tap();
    await expect(dialog.getByRole('status')).toContainText('mount(2): EPERM');
    const width = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(width).toBe(0);
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expect(dialog).toBeHidden();
    await expect(verdict(page)).toContainText('mount(2): EPERM');
  });
});
