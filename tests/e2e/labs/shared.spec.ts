import { openPair } from '../audience-and-console.ts';
import { expect, test } from '../site.ts';
import { openStage } from '../stage-page.ts';

test('what is done to a lab in one window is seen in the other', async ({ page, context }) => {
  const { console, audience } = await openPair(context, page, 'idmap-lab/');
  const here = console.locator('.console-current .lab');
  const there = audience.locator('.stage .lab');
  await here.getByRole('button', { name: 'Overlap' }).click();
  await expect(there.locator('.lab-verdict').first()).toContainText('EINVAL');
  await expect(audience).toHaveURL(/\/idmap-lab\/#0:%7B/);
  await there.getByRole('button', { name: 'Reset' }).first().click();
  await expect(here.locator('.lab-verdict').first()).toContainText('OK');
  await expect(audience).toHaveURL(/\/idmap-lab\/$/);
});

for (const [name, part] of [
  ['no JSON', '{'],
  ['another lab', '{"actions":["fork"]}'],
  ['markup', '"<img src=x onerror=alert(1)>"'],
  ['far too much', JSON.stringify({ text: '0 0 1\n'.repeat(9000) })],
] as const) {
  test(`an address with ${name} shows the lab as its author made it`, async ({ page }) => {
    await openStage(page, `idmap-lab/#1:${encodeURIComponent(part)}`);
    await expect(page.locator('.stage .lab-verdict').first()).toContainText('OK');
    await expect(page.locator('.stage .lab').getByRole('button', { name: 'Five' }).first()).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });
}
