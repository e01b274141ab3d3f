import { formatAddress } from '../../src/deck/location.ts';
import { last, next, samePosition, start } from '../../src/deck/position.ts';
import { manifest } from '../e2e/talk.ts';
import { expect, openIn, test } from './firefox.ts';

test('every slide and step is drawn in Firefox, forwards by one press each', async ({ foxPage, site }) => {
  test.slow();
  await openIn(foxPage, site);
  for (let at = start; !samePosition(at, last(manifest)); ) {
    at = next(manifest, at);
    await foxPage.keyboard.press('ArrowRight');
    const place = formatAddress(manifest, at);
    const slide = `.stage .sheet:not([data-leaving]) .slide[data-slide="${manifest.slides[at.slide]?.id}"] .body > *`;
    await test.step(place, async () => {
      await foxPage.waitForFunction((end) => location.href.endsWith(`/${end}`), {}, place);
      await foxPage.waitForSelector(slide);
    });
  }
  expect(await foxPage.$eval('.stage .slide', (slide) => slide.getAttribute('data-slide'))).toBe(
    manifest.slides.at(-1)?.id,
  );
});

test('a lab answers the mouse and the keyboard in Firefox', async ({ foxPage, site }) => {
  await openIn(foxPage, `${site}path-lab/`);
  const expectVerdict = (text: string) =>
    foxPage.waitForFunction(
      (wanted) => document.querySelector('.stage .lab-verdict')?.textContent?.includes(wanted),
      {},
      text,
    );
  await expectVerdict('/etc/passwd of the host');
  const action = await foxPage.waitForSelector('.stage .lab-bar button::-p-text(Magic link)');
  await action?.click();
  await expectVerdict('/bin/runc of the host');
  await foxPage.focus('.stage .lab-bar button:last-child');
  await foxPage.keyboard.press('Enter');
  await expectVerdict('/etc/passwd of the host');
});
