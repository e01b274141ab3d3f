import type { Page } from '@playwright/test';
import { expectPlace, openStage, slideOf, watchSlideFiles } from '../stage-page.ts';
import {
  expect,
  expectEnd,
  expectScreen,
  machinesOf,
  needsMachine,
  runProgram,
  screenOf,
  slide,
  statusOf,
  terminalOf,
  test,
  typeCommand,
} from './real-run.ts';

needsMachine();

const at = slideOf(slide);

/** The page is in a tab that nobody sees. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    hidden ? 'hidden' : 'visible',
  );
}

test('the machine is fetched on the slide before, and given back when the talk goes on', async ({ page }) => {
  const fetched: string[] = [];
  page.on('requestfinished', (request) => fetched.push(request.url()));
  const snapshot = () => fetched.filter((url) => url.includes('snapshot')).length;
  await openStage(page, './');
  expect(machinesOf(page)).toHaveLength(0);
  await openStage(page, 'path-lab/#4');
  await expect.poll(() => machinesOf(page).length).toBe(1);
  await expect.poll(snapshot).toBe(1);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expectEnd(page);
  expect(machinesOf(page)).toHaveLength(1);
  await page.keyboard.press('Shift+ArrowRight');
  await expectPlace(page, { slide: at + 1, step: 0 });
  await expect.poll(() => machinesOf(page).length).toBe(0);
});

test('in a hidden tab the machine stands still, and goes on where it was', async ({ page }) => {
  await runProgram(page, slide);
  await typeCommand(page, 'for i in $(seq 1000); do echo "tick $i"; sleep 0.1; done');
  await expectScreen(page, 'tick 2');
  await hide(page, true);
  // What was under way arrives; from then on nothing may.
  await expect.poll(async () => (await screenOf(page)) === (await later(page))).toBe(true);
  const stopped = await screenOf(page);
  await hide(page, false);
  await expect.poll(() => screenOf(page)).not.toBe(stopped);
});

/** The screen after a time in which the guest would have printed a line. */
async function later(page: Page): Promise<string> {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  return screenOf(page);
}

test('once the slide before is there, the network may go away', async ({ page, context }) => {
  const finished = new Set<string>();
  page.on('requestfinished', (request) => finished.add(new URL(request.url()).pathname.split('/').at(-1) ?? ''));
  const has = (start: string) => [...finished].some((name) => name.startsWith(start));
  const allSlides = watchSlideFiles(page);
  await openStage(page, 'path-lab/#4');
  await allSlides();
  await expect.poll(() => has('snapshot') && has('v86') && has('open-terminal')).toBe(true);
  await expect.poll(() => machinesOf(page).length).toBe(1);
  await context.setOffline(true);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expectEnd(page);
  await typeCommand(page, 'echo offline');
  await expectScreen(page, /^offline$/m);
});

test.describe('where the image cannot be fetched', () => {
  test.use({ allowedProblems: /snapshot|Failed to load resource/ });

  test('the recording is played, and the slide says why', async ({ page }) => {
    await page.route(/snapshot/, (route) => route.fulfill({ status: 503, body: 'gone' }));
    await openStage(page, `${slide}/`);
    await page.keyboard.press('ArrowRight');
    await expect(statusOf(page)).toContainText('exit 0');
    await expect(statusOf(page)).toContainText('Recorded on');
    await expect(statusOf(page)).toContainText('503');
    await expect(terminalOf(page)).toContainText('IN_ROOT');
  });
});
