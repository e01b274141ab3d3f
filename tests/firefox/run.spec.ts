import type { Page } from 'puppeteer-core';
import { linesOf, needsMachine, runSlides } from '../e2e/machine/real-run.ts';
import { openIn, test } from './firefox.ts';

needsMachine();

const rows = '.stage .sheet:not([data-leaving]) .xterm-rows';

/** Waits until the terminal shows a line. */
function expectLine(page: Page, line: string) {
  return page.waitForFunction(
    (selector, wanted) =>
      [...document.querySelectorAll(`${selector} > div`)].some(
        ({ textContent }) => textContent?.replaceAll('\u00a0', ' ').trimEnd() === wanted,
      ),
    {},
    rows,
    line,
  );
}

for (const { id, chapter } of runSlides) {
  test(`${chapter} runs in Firefox, and a command after it`, async ({ foxPage, site }) => {
    await openIn(foxPage, `${site}${id}/`);
    await foxPage.keyboard.press('ArrowRight');
    for (const line of linesOf(chapter)) await expectLine(foxPage, line.trimEnd());
    await foxPage.waitForSelector('.stage .run-status ::-p-text(exit 0)');
    await expectLine(foxPage, '#');
    await foxPage.click('.stage .run-screen');
    await foxPage.keyboard.type('echo $((6 * 7))\n');
    await expectLine(foxPage, '42');
  });
}
