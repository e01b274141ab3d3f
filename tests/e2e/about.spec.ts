import { hasMachine } from './machine/real-run.ts';
import { expect, test } from './site.ts';
import { openStage } from './stage-page.ts';

test('help leads to what the deck is made of, with the text of every licence', async ({ page }) => {
  await openStage(page, 'path-lab/');
  await page.keyboard.press('?');
  await page.getByRole('link', { name: 'About this deck' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('About this deck');
  for (const name of ['react', 'v86', '@xterm/xterm', 'inter-ui']) {
    const notice = page.locator('details', { hasText: new RegExp(`^${name} `) });
    await notice.locator('summary').click();
    await expect(notice.locator('pre')).toContainText(/permission|redistribution/i);
  }
});

test('it names every part of the machine, and its links lead to source and licences', async ({ page, site }) => {
  test.skip(!hasMachine, 'The deck was built without an image: run "npm run machine" first.');
  await page.goto('about/');
  for (const part of ['linux-source-6.12', 'busybox-static', 'musl-dev', 'seabios']) {
    await expect(page.getByRole('rowheader', { name: part })).toBeVisible();
  }
  const addresses = await page
    .locator('main a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(addresses.filter((address) => address.includes('/machine/'))).toHaveLength(5);
  for (const address of addresses) {
    expect(address.startsWith(site)).toBe(true);
    expect((await page.request.get(address)).status(), address).toBe(200);
  }
});

test('without an image it says so', async ({ page }) => {
  test.skip(hasMachine, 'This deck has an image.');
  await page.goto('about/');
  await expect(page.getByRole('main')).toContainText('they play recordings of it');
});

test('it is read on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('about/');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const hidden = await page
    .locator('table')
    .evaluateAll((tables) => tables.map((it) => it.scrollWidth - it.clientWidth));
  expect(hidden).toEqual(hidden.map(() => 0));
});
