import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../site.ts';
import { openStage } from '../stage-page.ts';

const verdict = (page: Page) => page.locator('.stage .lab-verdict').first();
const box = (page: Page, place: string): Locator => page.locator(`.stage [data-place="${place}"]`).first();

/** Where something is heard. */
const heard = (page: Page) =>
  page
    .locator('.stage .uevent-net')
    .first()
    .locator('[data-state="heard"]')
    .evaluateAll((boxes) => boxes.map((one) => one.getAttribute('data-place')));

test('each step shows its situation', async ({ page }) => {
  const steps = [
    ['OK', ['host', 'C', 'A', 'B']],
    ['OK', ['host', 'C']],
    ['OK', ['A']],
    ['EPERM', []],
    ['EINVAL', []],
  ] as const;
  await openStage(page, 'uevent-lab/');
  for (const [step, [answer, who]] of steps.entries()) {
    if (step > 0) await page.keyboard.press('ArrowRight');
    await expect(verdict(page).locator('code').first()).toHaveText(answer);
    await expect.poll(() => heard(page)).toEqual(who);
  }
  await expect(page.locator('.stage .uevent-number').first()).toHaveText('SEQNUM=843 lost');
});

test('arrow keys send a message elsewhere, and the address keeps it', async ({ page }) => {
  await openStage(page, 'uevent-lab/#2');
  const handle = box(page, 'host').getByRole('slider');
  await handle.focus();
  await expect(handle).toHaveAttribute('aria-valuetext', 'sent in container A');
  await page.keyboard.press('ArrowRight');
  await expect(handle).toHaveAttribute('aria-valuetext', 'sent in container B');
  await expect.poll(() => heard(page)).toEqual(['B']);
  await expect(page).toHaveURL(/uevent-lab\/#2:/);
  await page.reload();
  await expect.poll(() => heard(page)).toEqual(['B']);
});

test('the release is chosen, and a payload grown, by keyboard', async ({ page }) => {
  await openStage(page, 'uevent-lab/#2');
  await page.locator('.stage').getByRole('slider', { name: 'Payload' }).focus();
  await page.keyboard.press('End');
  await expect(verdict(page)).toContainText('EINVAL');
  await page.locator('.stage').getByRole('radio', { name: '4.18' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(verdict(page)).toContainText('ECONNREFUSED');
  await expect(page).toHaveURL(/uevent-lab\/#2:/);
});

test('a message is dragged into a namespace, and pressed to be sent at home', async ({ page }) => {
  await openStage(page, 'uevent-lab/#1');
  const handle = box(page, 'B').getByRole('slider');
  await drag(page, handle, box(page, 'C'));
  await expect(verdict(page)).toContainText('EPERM');
  await expect(box(page, 'C')).toContainText('from container B, port id 4711');
  await handle.click();
  await expect.poll(() => heard(page)).toEqual(['B']);
});

async function drag(page: Page, from: Locator, to: Locator) {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('The lab is not drawn');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 4 });
  await page.mouse.up();
}

test('a scenario is chosen, and Reset goes back to the step', async ({ page }) => {
  await openStage(page, 'uevent-lab/#0');
  const lab = page.locator('.stage').getByRole('region', { name: 'Who hears a uevent' });
  await lab.getByRole('button', { name: 'To udev' }).click();
  await expect(box(page, 'A')).toContainText('udev drops it, port id 4711');
  await lab.getByRole('button', { name: 'Plug in a disk' }).click();
  await expect.poll(() => heard(page)).toEqual(['host', 'C']);
  await lab.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => heard(page)).toEqual(['host', 'C', 'A', 'B']);
  await expect(page).toHaveURL(/uevent-lab\/(#0)?$/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the lab opens in a dialog, and what is changed there stays', async ({ page }) => {
    await openStage(page, 'uevent-lab/#1');
    await page.getByRole('button', { name: 'Open the lab' }).tap();
    const dialog = page.getByRole('dialog', { name: 'Who hears a uevent' });
    await dialog.locator('[data-place="B"]').getByRole('button', { name: 'network device' }).tap();
    await expect(dialog.locator('[data-place="B"]')).toHaveAttribute('data-state', 'heard');
    expect(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expect(dialog).toBeHidden();
    await expect.poll(() => heard(page)).toEqual(['B']);
  });
});
