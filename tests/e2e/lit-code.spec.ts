import { expect, test } from './site.ts';
import { openStage } from './stage-page.ts';

/** Where the lit lines are drawn, and how large, in pixels of the canvas. */
const litLines = () => {
  const canvas = document.querySelector('.stage .slide')?.getBoundingClientRect();
  const box = document.querySelector('.stage pre')?.getBoundingClientRect();
  const scale = (canvas?.width ?? 0) / 1920;
  return [...document.querySelectorAll<HTMLElement>('.stage .line.lit')].map((line) => {
    const { top, bottom, height } = line.getBoundingClientRect();
    const enlarged = height / line.offsetHeight / scale;
    return {
      size: Number.parseFloat(getComputedStyle(line).fontSize) * enlarged,
      inside: top >= (box?.top ?? 0) - 1 && bottom <= (box?.bottom ?? 0) + 1,
    };
  });
};

test('lit lines are enlarged to 56 pixels inside of their box, and back again', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openStage(page, 'seccomp-structs/');
  expect(await page.evaluate(litLines)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => page.evaluate(litLines))
    .toEqual(Array.from({ length: 4 }, () => ({ size: expect.closeTo(56, 0), inside: true })));
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.stage .code code')).toHaveCSS('transform', 'none');
});

test('a long line is folded behind its own indentation, and copied as it was written', async ({ page }) => {
  await openStage(page, 'mounts-flag/#1');
  const line = page.locator('.stage .line.lit').nth(1);
  await expect(line).toHaveText('.fs_flags   = FS_HAS_SUBTYPE | FS_USERNS_MOUNT,', { useInnerText: false });
  const rows = await line.evaluate(
    (element: HTMLElement) => element.offsetHeight / Number.parseFloat(getComputedStyle(element).lineHeight),
  );
  expect(rows).toBeCloseTo(2, 1);
});

test('the address of a step shows its code enlarged at once', async ({ page }) => {
  await openStage(page, 'path-open-how/#1');
  await expect
    .poll(() => page.evaluate(litLines))
    .toEqual(Array.from({ length: 3 }, () => ({ size: expect.closeTo(56, 0), inside: true })));
});
