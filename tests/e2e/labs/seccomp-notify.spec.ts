import type { Page } from '@playwright/test';
import { expect, test } from '../site.ts';
import { openStage } from '../stage-page.ts';

/** The lab where it can be touched: on the slide, or in the dialog that is open. */
const verdict = (page: Page) => page.locator('.lab-verdict').filter({ visible: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const drawing = (page: Page) => page.getByRole('img', { name: 'The call on its way' });

/** Goes to a button with the tab key alone, from where the focus is. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = button(page, name);
  for (let presses = 0; presses < 40; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

test('each step shows a situation with its verdict', async ({ page }) => {
  await openStage(page, 'seccomp-lab/');
  const verdicts = ['sleeps', 'OK', 'ENOENT', 'OK', 'ENOSYS'];
  for (const [step, answer] of verdicts.entries()) {
    if (step > 0) await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(step === 0 ? /seccomp-lab\/$/ : new RegExp(`#${step}$`));
    await expect(verdict(page).locator('strong')).toContainText(answer);
  }
  await expect(drawing(page)).toHaveAccessibleDescription(/getppid\(\) is back at the target: ENOSYS/);
  await page.keyboard.press('ArrowLeft');
  await expect(verdict(page)).toContainText('mknod() = −1 EPERM');
});

test('by keyboard alone a call is received and answered, and its address shows the same again', async ({ page }) => {
  await openStage(page, 'seccomp-lab/');
  await tabTo(page, 'RECV');
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toContainText('id 7');
  await tabTo(page, 'SEND −EACCES');
  await page.keyboard.press('Space');
  await expect(verdict(page)).toContainText('mknod() = −1 EACCES');
  await expect(page).toHaveURL(/#0:.+/);
  await page.reload();
  await expect(verdict(page)).toContainText('mknod() = −1 EACCES');
});

test('by mouse: the new id of a call that entered again can be chosen and answered', async ({ page }) => {
  await openStage(page, 'seccomp-lab/#2');
  await page.getByText('8', { exact: true }).filter({ visible: true }).click();
  await expect(page.getByRole('radio', { name: '8' })).toBeChecked();
  await button(page, 'SEND val 0').click();
  await expect(verdict(page)).toContainText('EINPROGRESS');
  await button(page, 'RECV').click();
  await button(page, 'SEND val 0').click();
  await expect(verdict(page)).toContainText('mknod() = 0');
  await expect(drawing(page)).toHaveAccessibleDescription(/back at the target: 0/);
});

test('who sleeps cannot act, and keeps its button', async ({ page }) => {
  await openStage(page, 'seccomp-lab/');
  await expect(button(page, 'getppid()')).toHaveAttribute('aria-disabled', 'true');
  await button(page, 'getppid()').click({ force: true });
  await expect(page).toHaveURL(/seccomp-lab\/$/);
  await expect(button(page, 'SIGUSR1')).not.toHaveAttribute('aria-disabled');
});

test('WAIT_KILLABLE_RECV plays the same calls again; a scenario and Reset lead away and back', async ({ page }) => {
  await openStage(page, 'seccomp-lab/#2');
  await page.getByText('WAIT_KILLABLE_RECV', { exact: true }).filter({ visible: true }).click();
  await expect(verdict(page)).toContainText('mknod() = 0');
  await button(page, 'Killed').click();
  await expect(button(page, 'Killed')).toHaveAttribute('aria-pressed', 'true');
  await expect(drawing(page)).toHaveAccessibleDescription(/The target: dead/);
  await button(page, 'Reset').click();
  await expect(verdict(page)).toContainText('ENOENT');
  await expect(page).toHaveURL(/#2$/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the lab opens as a dialog, can be used there, and closes', async ({ page }) => {
    await openStage(page, 'seccomp-lab/');
    await button(page, 'Open the lab').tap();
    const dialog = page.getByRole('dialog', { name: 'Trap a call and answer it' });
    await dialog.getByRole('button', { name: 'RECV', exact: true }).tap();
    await dialog.getByRole('button', { name: 'SEND CONTINUE' }).tap();
    await expect(dialog.getByRole('status')).toContainText('mknod() = −1 EPERM');
    expect(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    await dialog.getByRole('button', { name: 'Close', exact: true }).tap();
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(/#0:.+/);
  });
});
