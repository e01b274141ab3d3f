import { join } from 'node:path';
import { distFolder } from '../../src/cli/dist.ts';
import { expect, test } from './site.ts';
import { openStage } from './stage-page.ts';

const host = 'https://talks.example/containers/';

// The deck as if it were published there; the folder is read as a host would.
test.use({ allowedProblems: /talks\.example/ });

test('a published deck shows its address, to type and to scan', async ({ page }) => {
  await page.route(`${host}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const file = pathname.slice('/containers/'.length);
    return route.fulfill({ path: join(distFolder, file.endsWith('/') ? `${file}index.html` : file) });
  });
  await openStage(page, `${host}follow/`);
  await expect(page.getByRole('link', { name: 'talks.example/containers' })).toHaveAttribute('href', host);
  await expect(page.getByRole('img', { name: `QR code of ${host}` })).toBeVisible();
});

test('on the speaker’s own computer there is nothing to scan', async ({ page }) => {
  await openStage(page, 'follow/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('img', { name: /QR code/ })).toHaveCount(0);
});
