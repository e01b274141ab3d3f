import type { Page } from '@playwright/test';
import { commands } from '../../src/deck/commands/index.ts';
import { afterCommand } from '../../src/deck/dispatch.ts';
import { initialState } from '../../src/deck/state.ts';
import { expect, test } from './site.ts';
import { before, expectState, middle, openMiddle, type } from './stage-keys.ts';
import { expectPlace, expectReady, openStage, slideOf } from './stage-page.ts';
import { manifest } from './talk.ts';

const isFullscreen = (page: Page) => page.evaluate(() => document.fullscreenElement !== null);

test.describe('every key of every command', () => {
  const pressed = commands.filter(({ id, effect }) => id !== 'jump' && effect !== 'open-windows');
  for (const command of pressed) {
    for (const key of command.keys) {
      test(`${key}: ${command.title}`, async ({ page }) => {
        await openMiddle(page);
        await page.keyboard.press(key);
        await expectState(page, afterCommand(command, before, manifest, 0));
        await expect.poll(() => isFullscreen(page)).toBe(command.effect?.endsWith('fullscreen') ?? false);
      });
    }
  }

  test('Enter: Go to the slide with that number', async ({ page }) => {
    await openMiddle(page);
    await type(page, ['4', '1', 'Enter']);
    await expectState(page, { ...before, position: { slide: 40, step: 0 } });
  });

  test('p: Console here, slides in a window for the projector', async ({ page, context }) => {
    await openMiddle(page);
    const [audience] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('p')]);
    await page.waitForURL(`**/console/#idmap-union/2`);
    await expectPlace(audience, middle);
  });
});

test('f leaves fullscreen again', async ({ page }) => {
  await openMiddle(page);
  await page.keyboard.press('f');
  await expect.poll(() => isFullscreen(page)).toBe(true);
  await page.keyboard.press('F5');
  await expectState(page, before);
  expect(await isFullscreen(page)).toBe(true);
  await page.keyboard.press('f');
  await expect.poll(() => isFullscreen(page)).toBe(false);
});

test('t starts the clock, and so does the first step forward', async ({ page }) => {
  const startedAt = () =>
    page.evaluate(
      () => (JSON.parse(sessionStorage.getItem('deck:/:talk') ?? '{}') as { startedAt?: number }).startedAt,
    );
  await page.clock.install({ time: '2019-02-02T10:00:00Z' });
  await openStage(page, './');
  await page.keyboard.press('ArrowLeft');
  await page.clock.setFixedTime('2019-02-02T10:01:00Z');
  await page.keyboard.press('ArrowRight');
  await expect.poll(startedAt).toBe(Date.parse('2019-02-02T10:01:00Z'));
  await page.clock.setFixedTime('2019-02-02T10:02:00Z');
  await page.keyboard.press('ArrowRight');
  await expectPlace(page, { slide: slideOf('map'), step: 1 });
  expect(await startedAt()).toBe(Date.parse('2019-02-02T10:01:00Z'));
  await page.keyboard.press('t');
  await expect.poll(startedAt).toBe(Date.parse('2019-02-02T10:02:00Z'));
});

test('d is remembered over a reload and in a new window', async ({ page, context }) => {
  await openStage(page, './');
  await page.keyboard.press('d');
  await page.reload();
  await expectReady(page);
  await expect(page.locator('html')).toHaveAttribute('data-palette', 'stage');
  const other = await context.newPage();
  await openStage(other, 'idmap/');
  await expect(other.locator('html')).toHaveAttribute('data-palette', 'stage');
});

test.describe('presses nobody may lose', () => {
  for (const chunk of ['view', 'stage-main']) {
    test(`keys count before ${chunk} has arrived`, async ({ page }) => {
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route(new RegExp(`/${chunk}-[^/]+\\.js$`), async (route) => {
        await held;
        await route.continue();
      });
      await page.goto('idmap-union/', { waitUntil: 'commit' });
      // The keyboard is bound before the palette is set.
      await expect(page.locator('html[data-palette]')).toBeAttached();
      await type(page, ['ArrowRight', 'PageDown', 'ArrowRight', 'ArrowLeft', 'd']);
      await expect(page.locator('html[data-deck-ready]')).not.toBeAttached();
      release();
      await expectReady(page);
      await expectState(page, { ...initialState, position: middle, palette: 'stage' });
    });
  }

  test('two presses at the same moment are two steps', async ({ page }) => {
    await openMiddle(page);
    await page.evaluate(() => {
      for (const type of ['keydown', 'keyup', 'keydown', 'keyup'])
        document.body.dispatchEvent(new KeyboardEvent(type, { key: 'ArrowRight', bubbles: true, cancelable: true }));
    });
    await expectPlace(page, { ...middle, step: 4 });
  });

  test('F5 does not load the page again, over a panel neither', async ({ page }) => {
    await openMiddle(page);
    await page.evaluate(() => {
      addEventListener('keydown', (event) => Object.assign(window, { lastKey: event }), { capture: true });
    });
    for (const key of ['F5', 'g', 'F5', 'Shift+F5']) {
      await page.keyboard.press(key);
      const prevented = () => (window as unknown as { lastKey: KeyboardEvent }).lastKey.defaultPrevented;
      expect(await page.evaluate(prevented), key).toBe(true);
    }
    await expect(page.locator('dialog.go-to')).toBeVisible();
  });
});

test('a held key is one press', async ({ page }) => {
  await openMiddle(page);
  for (let repeat = 0; repeat < 5; repeat++) await page.keyboard.down('ArrowRight');
  await page.keyboard.up('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expectPlace(page, { ...middle, step: 4 });
});

test('combinations stay with the browser', async ({ page }) => {
  await openMiddle(page);
  const names = commands.flatMap(({ keys }) => keys).filter((key) => !key.startsWith('Shift+'));
  const taken = await page.evaluate(
    (keys) => {
      const modifiers = ['ctrlKey', 'altKey', 'metaKey'];
      const events = keys.flatMap((key) =>
        modifiers.map(
          (modifier) => new KeyboardEvent('keydown', { key, [modifier]: true, bubbles: true, cancelable: true }),
        ),
      );
      return events.filter((event) => !document.body.dispatchEvent(event)).map(({ key }) => key);
    },
    names.map((name) => (name === 'Space' ? ' ' : name)),
  );
  expect(taken).toEqual([]);
  await type(page, ['Control+ArrowRight', 'Meta+ArrowRight', 'Control+b', 'Alt+o', 'Control+1']);
  await expectState(page, before);
});

test.describe('a blank screen', () => {
  for (const [key, screen] of [
    ['b', 'black'],
    ['.', 'black'],
    ['w', 'white'],
  ] as const) {
    test(`${screen} by ${key}: the next press only brings the slide back`, async ({ page }) => {
      await openMiddle(page);
      for (const { keys } of commands.filter(({ moves }) => moves)) {
        await page.keyboard.press(key);
        await expectState(page, { ...before, screen });
        await page.keyboard.press(keys[0] ?? '');
        // Enter moves only when a number has been typed.
        if (keys[0] === 'Enter') await page.keyboard.press('Escape');
        await expectState(page, before);
      }
      await type(page, [key, key]);
      await expectState(page, before);
    });
  }

  test('black turns to white and back', async ({ page }) => {
    await openMiddle(page);
    await type(page, ['b', 'w']);
    await expectState(page, { ...before, screen: 'white' });
    await type(page, ['.', 'Escape']);
    await expectState(page, before);
  });
});
