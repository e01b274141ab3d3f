import { last, next, start } from '../../src/deck/position.ts';
import { expect, test } from './site.ts';
import { before, expectState, middle, openMiddle, type } from './stage-keys.ts';
import { expectPlace, openStage, slideOf, watchSlideFiles } from './stage-page.ts';
import { manifest } from './talk.ts';

test.describe('the number of a slide', () => {
  const typed: readonly [keys: readonly string[], place: typeof start][] = [
    [['0', '0', '7'], { slide: 6, step: 0 }],
    [['9', '9', '9', '9'], { ...last(manifest), step: 0 }],
    [['0'], start],
    [['1', '2', '0', '0', '3', '1'], { slide: 30, step: 0 }],
    [['5', 'Escape', '8'], { slide: 7, step: 0 }],
  ];
  for (const [keys, place] of typed) {
    test(`${keys.join(' ')} Enter`, async ({ page }) => {
      await openMiddle(page);
      await type(page, [...keys, 'Enter']);
      await expectState(page, { ...before, position: place });
    });
  }

  test('is forgotten with Escape, and with any other command', async ({ page }) => {
    await openMiddle(page);
    for (const key of ['Escape', 'd', 't']) {
      await type(page, ['1', '2']);
      await expect(page.locator('.notice')).toHaveText('Go to slide 12');
      await type(page, [key, 'Enter']);
      await expectState(page, { ...before, palette: key === 'Escape' ? 'paper' : 'stage' });
    }
  });
});

test("' goes back and forth between two places", async ({ page }) => {
  await openMiddle(page);
  await type(page, ['End', 'End', "'"]);
  await expectState(page, before);
  await page.keyboard.press('Backspace');
  await expectState(page, { ...before, position: last(manifest) });
});

test.describe('where something has the focus', () => {
  test('a text field takes letters, digits and arrows, but no key of a clicker', async ({ page }) => {
    const allSlides = watchSlideFiles(page);
    await openMiddle(page);
    await allSlides();
    const field = page.getByRole('combobox');
    // Without a pause: what is typed after the key that opens the panel is typed into it.
    await type(page, ['g', 'b', 'o', 'd', '1', 'Space', '.', 'ArrowLeft', 'Backspace', '?']);
    await expect(field).toHaveValue('bod1?.');
    await expectState(page, { ...before, panel: 'goto' });
    await page.keyboard.press('PageDown');
    await expectState(page, { ...before, position: next(manifest, middle) });
  });

  test('Enter follows a link, the other keys move on', async ({ page }) => {
    await openStage(page, 'map/');
    const link = page.locator('.stage .slide').getByRole('link', { name: 'Process descriptors' });
    await link.focus();
    await page.keyboard.press('b');
    await page.keyboard.press('Escape');
    await link.focus();
    await page.keyboard.press('Enter');
    await expectPlace(page, { slide: slideOf('pidfd'), step: 0 });
    await page.keyboard.press("'");
    await expectPlace(page, { slide: 1, step: 0 });
    await link.focus();
    await page.keyboard.press('ArrowRight');
    await expectPlace(page, next(manifest, { slide: 1, step: 0 }));
  });

  test('Space and Enter press a button', async ({ page }) => {
    await openMiddle(page);
    for (const key of ['Space', 'Enter']) {
      await page.getByRole('button', { name: 'Keys' }).focus();
      await page.keyboard.press(key);
      await expectState(page, { ...before, panel: 'help' });
      await page.keyboard.press('Escape');
    }
  });
});
