import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../src/cli/browser.ts';
import { distFolder } from '../../src/cli/dist.ts';
import { thisComputer } from '../../src/cli/ensure-browser.ts';
import type { Manifest } from '../../src/deck/manifest.ts';
import { hasMachine } from '../e2e/machine/real-run.ts';
import { expect, test } from '../e2e/site.ts';
import { openStage } from '../e2e/stage-page.ts';

const { slides } = JSON.parse(readFileSync(join(distFolder, 'deck.json'), 'utf8')) as Manifest;

/** A projector, a small one, and one from before wide screens. */
const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
];

/** Letters are drawn differently from one build of a browser to the next. */
const baseline = readFileSync(new URL('browser.txt', import.meta.url), 'utf8').trim();
const browser = findBrowser(thisComputer());
const version = browser ? (/ (\d+)\./.exec(execFileSync(browser, ['--version'], { encoding: 'utf8' }))?.[1] ?? '') : '';

test.skip(version !== baseline, `The pictures are from Chromium ${baseline}, this is ${version}`);

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** How many slides there are changes with every new one, and is no part of how a slide looks. */
function hideNumber(): void {
  for (const number of document.querySelectorAll<HTMLElement>('.folio .number')) number.style.visibility = 'hidden';
}

for (const { id, steps, layout } of slides) {
  test(`${id} looks as it did at its last step`, async ({ page }) => {
    // The buttons under a terminal are those of a deck that can run.
    test.skip(layout === 'run' && !hasMachine, 'The deck was built without an image: run "npm run machine" first.');
    await openStage(page, `${id}/${steps > 0 ? `#${steps}` : ''}`);
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(hideNumber);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await expect(page).toHaveScreenshot(`${id}-${size.width}.png`, { animations: 'disabled', maxDiffPixels: 40 });
    }
  });
}
