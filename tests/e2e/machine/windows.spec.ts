import type { Page } from '@playwright/test';
import { openPair } from '../audience-and-console.ts';
import {
  expect,
  expectEnd,
  expectScreen,
  machinesOf,
  needsMachine,
  screenOf,
  statusOf,
  test,
  typeCommand,
} from './real-run.ts';

needsMachine();

const consoleRows = (console: Page) =>
  console.$$eval('.console-current .xterm-rows > div', (rows) =>
    rows.map(({ textContent }) => (textContent ?? '').replaceAll('\u00a0', ' ').trimEnd()).join('\n'),
  );

test('console and audience show one run, of one machine', async ({ page, context }) => {
  const { console, audience } = await openPair(context, page, 'path-run/');
  await console.keyboard.press('ArrowRight');
  await expectEnd(audience);
  await expect(console.locator('.console-current .run-status').first()).toContainText('exit 0');
  await expect.poll(() => consoleRows(console)).toBe(await screenOf(audience));
  expect(machinesOf(console).length + machinesOf(audience).length).toBe(1);

  await typeCommand(audience, 'echo seen by both');
  await expectScreen(audience, /^seen by both$/m);
  await expect.poll(() => consoleRows(console)).toContain('\nseen by both\n');
});

test('Enter at the console runs it again for the audience', async ({ page, context }) => {
  const { console, audience } = await openPair(context, page, 'path-run/');
  await console.keyboard.press('ArrowRight');
  await expectEnd(audience);
  await typeCommand(audience, 'echo gone with the next run');
  await expectScreen(audience, /^gone with the next run$/m);
  await console.keyboard.press('Enter');
  await expect.poll(() => screenOf(audience)).not.toContain('gone with the next run');
  await expectEnd(audience);
});

test('a console that is opened after the run shows it, too', async ({ page, context, site }) => {
  const { console, audience } = await openPair(context, page, 'path-run/');
  await console.keyboard.press('ArrowRight');
  await expectEnd(audience);
  await console.close();
  const another = await context.newPage();
  await another.goto(`${site}console/#path-run/1`);
  await expect.poll(() => consoleRows(another)).toBe(await screenOf(audience));
  await expect(statusOf(audience)).toContainText('exit 0');
});
