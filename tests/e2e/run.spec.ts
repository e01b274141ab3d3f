import { openPair } from './audience-and-console.ts';
import { openDeck, run, runByPress, status, terminal, test, transcript } from './run-deck.ts';
import { expect } from './site.ts';

const printed = ['# countdown', '3', '2', '1', 'woken 1 time', 'kill 99999: No such process'];
const notice = 'Recorded on 28 Nov 2026. The real one: npm run machine';

test('a press forward plays the recording, line by line, and says that it is one', async ({ page }) => {
  await openDeck(page, 'before/');
  await page.keyboard.press('ArrowRight');
  await expect(status(page)).toBeHidden();
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const pane = document.querySelector('.run-source code');
    new MutationObserver(() => {
      const line = pane?.querySelector('[data-runs]');
      if (!pane || !line) return;
      const box = pane.getBoundingClientRect();
      const { top, bottom } = line.getBoundingClientRect();
      const inside = top >= box.top - 1 - pane.clientHeight && bottom <= box.bottom + 1 + pane.clientHeight;
      const lit = line.getAttribute('data-light') === 'lit';
      if (inside && lit) seen.push(line.textContent?.trim() ?? '');
    }).observe(pane as Element, { subtree: true, attributeFilter: ['data-runs'] });
  });
  await page.keyboard.press('ArrowRight');
  await expect(status(page)).toContainText('exit 0');
  await expect(status(page)).toContainText('Linux 6.12.117');
  await expect(status(page)).toContainText(notice);
  for (const text of printed) await expect(terminal(page)).toContainText(text);
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen.filter((line) => line.startsWith('say("%d'))).toHaveLength(3);
  expect(seen).toContain('if (check(fork()) != 0)');
  expect(seen.at(-1)).toBe('return woken == 1 ? 0 : 1;');
});

test.describe('the recording is shown at its end, and no machine is downloaded', () => {
  for (const [way, address, keys] of [
    ['by a deep link', 'count/#1', []],
    ['backwards', 'after/', ['ArrowLeft']],
  ] as const) {
    test(way, async ({ page }) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await openDeck(page, address);
      for (const key of keys) await page.keyboard.press(key);
      for (const text of printed) await expect(transcript(page)).toContainText(text);
      await expect(status(page)).toContainText(notice);
      await expect(run(page).locator('.xterm')).toHaveCount(0);
      expect(asked.filter((url) => /machine-worker|\.wasm|snapshot/.test(url))).toEqual([]);
    });
  }

  test('in the overview', async ({ page }) => {
    await runByPress(page);
    await page.keyboard.press('o');
    const picture = page.locator('dialog .slide[data-slide="count"]');
    await expect(picture.locator('.run-text')).toContainText('woken 1 time');
    await expect(picture.locator('.xterm')).toHaveCount(0);
  });

  test('on paper', async ({ page }) => {
    await page.goto('print/');
    const sheet = page.locator('.slide[data-slide="count"]');
    await expect(sheet.locator('.run-text')).toContainText('kill 99999: No such process');
    await expect(sheet.locator('.run-status')).toContainText(notice);
    await expect(sheet.locator('button')).toHaveCount(0);
  });
});

test.describe('where the terminal cannot be loaded', () => {
  test.use({ allowedProblems: /could not be opened|net::ERR_FAILED/ });

  test('the recording is shown as text', async ({ page }) => {
    await page.route(/open-terminal-/, (route) => route.abort());
    await openDeck(page, 'count/');
    await page.keyboard.press('ArrowRight');
    for (const text of printed) await expect(transcript(page)).toContainText(text);
    await expect(status(page)).toContainText(notice);
  });
});

test('the network may go away before the first run', async ({ page, context }) => {
  const arrives = (file: string) => page.waitForEvent('requestfinished', (request) => request.url().includes(file));
  // The terminal comes with the first run that is near, the slide after it with all others.
  const everything = Promise.all([arrives('/open-terminal-'), arrives('/slide-after-')]);
  await openDeck(page, 'before/');
  await everything;
  await context.setOffline(true);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(status(page)).toContainText('exit 0');
  await expect(terminal(page)).toContainText('woken 1 time');
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the recording is text', async ({ page }) => {
    await page.goto('count/');
    await expect(page.locator('.run-text')).toContainText('woken 1 time');
    await expect(page.locator('.run-text .step')).toBeVisible();
    await expect(page.locator('.run-status')).toContainText(notice);
    await expect(page.locator('.run button:visible')).toHaveCount(0);
  });
});

test('the way back to the source is idle, and the next press runs it anew', async ({ page }) => {
  await runByPress(page);
  const scrolled = () =>
    run(page)
      .locator('.run-source code')
      .evaluate(({ scrollTop }) => scrollTop);
  expect(await scrolled()).toBeGreaterThan(0);
  await page.keyboard.press('ArrowLeft');
  await expect(transcript(page).locator('.caret')).toBeVisible();
  await expect(status(page)).toBeHidden();
  expect(await scrolled()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect(status(page)).toContainText('exit 0');
  await expect(terminal(page)).toContainText('woken 1 time');
});

test('by mouse: Run starts it before the press, and again after it', async ({ page }) => {
  await openDeck(page, 'count/');
  await run(page).getByRole('button', { name: 'Run', exact: true }).click();
  await expect(status(page)).toContainText('exit 0');
  await run(page).getByRole('button', { name: 'Run again' }).click();
  await expect(status(page)).toContainText('Running…');
  await expect(status(page)).toContainText('exit 0');
  // A copy of the deck without a machine has none to boot.
  await expect(run(page).getByRole('button', { name: 'Watch it boot' })).toHaveCount(0);
});

for (const reducedMotion of ['reduce', 'no-preference'] as const) {
  test(`with ${reducedMotion}, the source ${reducedMotion === 'reduce' ? 'jumps' : 'glides'} to the line`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion });
    await openDeck(page, 'count/');
    await page.evaluate(() => {
      Object.assign(window, { glides: 0 });
      const animate = Element.prototype.animate;
      Element.prototype.animate = function (...args) {
        if (this.matches('.source-lines')) (window as unknown as { glides: number }).glides++;
        return animate.apply(this, args);
      };
    });
    await page.keyboard.press('ArrowRight');
    await expect(status(page)).toContainText('exit 0');
    const { scrolled, glides } = await page.evaluate(() => ({
      scrolled: document.querySelector('.run-source code')?.scrollTop ?? 0,
      glides: (window as unknown as { glides: number }).glides,
    }));
    expect(scrolled).toBeGreaterThan(0);
    expect(glides > 0).toBe(reducedMotion === 'no-preference');
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('it runs in a dialog, with the keys that a phone lacks', async ({ page }) => {
    await openDeck(page, 'count/');
    await page.getByRole('button', { name: 'Open the terminal' }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Run', exact: true }).tap();
    await expect(dialog.locator('.run-status')).toContainText('exit 0');
    await expect(dialog.locator('.xterm-rows')).toContainText('woken 1 time');
    for (const name of ['Enter', 'Ctrl-C']) await expect(dialog.getByRole('button', { name })).toBeInViewport();
    await expect(dialog.locator('textarea')).toHaveAttribute('autocapitalize', 'off');
    const sizes = await dialog.evaluate((element) => {
      const screen = element.querySelector('.xterm-screen')?.getBoundingClientRect();
      const pane = element.querySelector('.run-screen')?.getBoundingClientRect();
      return {
        wide: element.scrollWidth > element.clientWidth,
        fits: screen !== undefined && pane !== undefined && screen.right <= pane.right && screen.bottom <= pane.bottom,
      };
    });
    expect(sizes).toEqual({ wide: false, fits: true });
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expect(dialog).toHaveCount(0);
    await expect(terminal(page)).toContainText('woken 1 time');
  });
});

test('the console shows the run of the audience', async ({ page, context }) => {
  const { console, audience } = await openPair(context, page, 'count/');
  await audience.keyboard.press('ArrowRight');
  await expect(status(audience)).toContainText('exit 0');
  const mirror = console.locator('.console-current .slide[data-slide="count"]');
  await expect(mirror.locator('.xterm-rows')).toContainText('woken 1 time');
  await expect(mirror.locator('.run-status')).toContainText(notice);
});
