import { join } from 'node:path';
import { machineCache } from '../../../src/machine/image/cache.ts';
import { readImage } from '../../../src/machine/image/image-folder.ts';
import {
  expect,
  expectEnd,
  linesOf,
  needsMachine,
  runProgram,
  runSlides,
  screenOf,
  statusOf,
  test,
} from './real-run.ts';

needsMachine();

test('every chapter has a run', () => {
  expect(new Set(runSlides.map(({ chapter }) => chapter)).size).toBe(8);
});

for (const { id, chapter } of runSlides) {
  test(`${chapter} runs with the next step, and again with Enter, and prints what was recorded`, async ({ page }) => {
    const image = await readImage(join(machineCache(), 'image'));
    await runProgram(page, id);
    await expect(statusOf(page)).toContainText(`Linux ${image?.release}`);
    const printed = await screenOf(page);
    for (const line of linesOf(chapter)) expect(printed).toContain(line);
    await page.keyboard.press('Enter');
    await expect(statusOf(page)).not.toContainText('exit');
    await expectEnd(page);
    const again = await screenOf(page);
    for (const line of linesOf(chapter)) expect(again).toContain(line);
  });
}
