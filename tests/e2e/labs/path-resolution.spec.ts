import type { Page } from '@playwright/test';
import { expect, test } from '../site.ts';
import { openStage } from '../stage-page.ts';

const lab = (page: Page) => page.locator('.stage .sheet:not([data-leaving]) section.lab');
const verdict = (page: Page) => lab(page).locator('.lab-verdict').first();

const verdicts = ['OK', 'EXDEV', 'OK', 'ELOOP', 'EAGAIN'];

test('each step shows its situation', async ({ page }) => {
  await openStage(page, 'path-lab/');
  for (const [step, answer] of verdicts.entries()) {
    if (step > 0) await page.keyboard.press('PageDown');
    await expect(verdict(page).locator('strong')).toContainText(answer);
  }
  await expect(lab(page).getByRole('textbox')).toHaveValue('a/b/../../etc/passwd');
  await page.keyboard.press('PageUp');
  await expect(verdict(page)).toContainText('no magic link is followed');
});

test('the keyboard alone changes the verdict and the address', async ({ page }) => {
  await openStage(page, 'path-lab/');
  await lab(page).getByRole('textbox').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('link');
  await expect(verdict(page)).toContainText('It escaped to /etc/passwd');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(lab(page).getByRole('checkbox', { name: 'BENEATH' })).toBeChecked();
  await expect(verdict(page)).toContainText('EXDEV');
  await expect(lab(page).getByRole('radio', { name: 'openat2' })).toBeChecked();
  // The address is written a moment later.
  await expect(page).toHaveURL(/link/);
  await page.reload();
  await expect(verdict(page)).toContainText('EXDEV');
  await expect(lab(page).getByRole('textbox')).toHaveValue('link');
});

test('Enter on a name in the tree walks there, and arrows choose when b moves', async ({ page }) => {
  await openStage(page, 'path-lab/#4');
  await lab(page).getByRole('slider').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(verdict(page)).toContainText('ENOENT');
  await lab(page).getByRole('button', { name: 'Path tmp' }).focus();
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toContainText('Opened /srv/c/tmp');
});

test('the mouse chooses a name, a bit and a call', async ({ page }) => {
  await openStage(page, 'path-lab/#1');
  await lab(page).getByRole('button', { name: 'Path ../../bin/runc' }).click();
  await expect(verdict(page)).toContainText('EXDEV');
  await lab(page).getByText('openat', { exact: true }).first().click();
  await expect(verdict(page)).toContainText('It escaped to /bin/runc');
  await expect(lab(page).getByRole('checkbox', { name: 'BENEATH' })).not.toBeChecked();
  await lab(page).getByText('IN_ROOT', { exact: true }).first().click();
  await expect(verdict(page)).toContainText('ENOENT');
});

test('a scenario comes, and Reset goes back', async ({ page }) => {
  await openStage(page, 'path-lab/');
  const reset = lab(page).getByRole('button', { name: 'Reset' });
  await lab(page).getByRole('button', { name: 'Mount' }).click();
  await expect(verdict(page)).toContainText('EXDEV');
  await expect(lab(page).getByRole('list', { name: 'The walk' })).toContainText('data');
  await reset.click();
  await expect(lab(page).getByRole('textbox')).toHaveValue('../../etc/passwd');
  await expect(reset).toHaveAttribute('aria-disabled', 'true');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('it opens in a dialog, and what is changed there stays', async ({ page }) => {
    await openStage(page, 'path-lab/');
    await page.getByRole('button', { name: 'Open the lab' }).tap();
    const dialog = page.getByRole('dialog', { name: 'Walk a path' });
    await dialog.getByRole('button', { name: 'Path link' }).tap();
    await dialog.getByText('IN_ROOT', { exact: true }).tap();
    await expect(dialog.getByRole('status')).toContainText('Opened /srv/c/etc/passwd, inside');
    const [across, wide] = await dialog.evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
    expect(across).toBe(wide);
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expect(dialog).toBeHidden();
    await expect(verdict(page)).toContainText('inside');
  });
});
