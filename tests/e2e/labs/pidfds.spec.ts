import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../site.ts';
import { openStage } from '../stage-page.ts';

/** The lab on the slide itself; a dialog for small screens holds a second one. */
const lab = (page: Page): Locator => page.locator('.stage section.lab > .pidfd-lab');
const button = (page: Page, name: string | RegExp) =>
  page.locator('.stage section.lab > :not(dialog)').getByRole('button', { name, exact: true });
const verdict = (page: Page) => lab(page).locator('.lab-verdict[role=status]');

test('each step shows a situation and what the kernel says', async ({ page }) => {
  await openStage(page, 'pidfd-lab/');
  const answers = [
    'pidfd_send_signal(3, SIGHUP) = 0',
    'pidfd_send_signal(3, 0) = 0',
    'poll(3) = POLLIN',
    'pidfd_send_signal(3, SIGHUP) = ESRCH',
    'pidfd_send_signal(3, SIGHUP) = ESRCH',
  ];
  for (const [step, answer] of answers.entries()) {
    if (step > 0) {
      await page.keyboard.press('ArrowRight');
      await expect(page).toHaveURL(new RegExp(`pidfd-lab/#${step}$`));
    }
    await expect(verdict(page)).toContainText(answer);
  }
  await expect(lab(page)).toContainText('0: hits a stranger');
  await expect(lab(page)).toContainText('ESRCH: hits nobody');
});

test('the whole story can be played on the keyboard, and its address tells it again', async ({ page }) => {
  await openStage(page, 'pidfd-lab/');
  for (const name of ['Exit 4', 'Reap 4']) {
    await button(page, name).focus();
    await page.keyboard.press('Enter');
  }
  await expect(verdict(page)).toContainText('wait4(4, WNOHANG) = 4');
  await lab(page).getByRole('slider', { name: 'Next pid' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(lab(page).getByRole('slider')).toHaveValue('4');
  for (const name of ['Fork a stranger', 'kill(4, SIGHUP)']) {
    await button(page, name).focus();
    await page.keyboard.press('Space');
  }
  await expect(verdict(page)).toContainText('A stranger is killed, and was never meant.');
  await expect(page).toHaveURL(/pidfd-lab\/#0:.+/);
  await page.reload();
  await expect(verdict(page)).toContainText('A stranger is killed, and was never meant.');
  await expect(button(page, /^4 stranger/)).toHaveAttribute('data-state', 'killed');
});

test('a cell chooses the process, the knob the next number', async ({ page }) => {
  await openStage(page, 'pidfd-lab/');
  const slider = lab(page).getByRole('slider', { name: 'Next pid' });
  const box = await slider.boundingBox();
  const cell = await button(page, /^9 free/).boundingBox();
  if (!box || !cell) throw new Error('The lab is not seen');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + ((box.width - 1) * 4) / 9, y);
  await page.mouse.down();
  await page.mouse.move(cell.x + cell.width / 2, y, { steps: 5 });
  await page.mouse.up();
  await expect(slider).toHaveValue('9');
  await button(page, 'Fork a stranger').click();
  await expect(verdict(page)).toContainText('A stranger has number 9.');
  await button(page, /^9 stranger/).click();
  await button(page, 'Look up 9').click();
  await button(page, 'pidfd_send_signal(3, SIGHUP)').click();
  await expect(verdict(page)).toContainText('A stranger is killed.');
});

test('Reset brings the situation back, and a scenario is chosen by name', async ({ page }) => {
  await openStage(page, 'pidfd-lab/#3');
  await button(page, 'No number left').click();
  await expect(verdict(page)).toContainText('fork() = EAGAIN');
  await expect(button(page, 'No number left')).toHaveAttribute('aria-pressed', 'true');
  await button(page, 'Reset').click();
  await expect(verdict(page)).toContainText('pidfd_send_signal(3, SIGHUP) = ESRCH');
  await expect(page).toHaveURL(/pidfd-lab\/#3$/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the lab opens, is played with and closes', async ({ page }) => {
    await openStage(page, 'pidfd-lab/');
    await page.getByRole('button', { name: 'Open the lab' }).tap();
    const dialog = page.getByRole('dialog', { name: 'Signals by number and by pidfd' });
    await dialog.getByRole('button', { name: 'Exit 4', exact: true }).tap();
    await expect(dialog.locator('.lab-verdict[role=status]')).toContainText('4: exit(0) = done');
    await expect(dialog.getByRole('button', { name: /^4 daemon/ })).toContainText('zombie');
    expect(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expect(dialog).toBeHidden();
  });
});
