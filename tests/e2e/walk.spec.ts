import type { Page } from '@playwright/test';
import { formatAddress } from '../../src/deck/location.ts';
import { last, next, type Position, samePosition, start } from '../../src/deck/position.ts';
import { expect, test } from './site.ts';
import {
  entryAt,
  expectPlace,
  openStage,
  pressFast,
  type StageView,
  stageView,
  watchSlideFiles,
} from './stage-page.ts';
import { manifest } from './talk.ts';

/** Every position of the deck, in the order of presses. */
const positions = [start];
for (let at = start; !samePosition(at, last(manifest)); positions.push(at)) at = next(manifest, at);

const addressOf = (position: Position) => formatAddress(manifest, position);

/** Opens the talk with every slide at hand, so that a press has only to draw. */
async function openWhole(page: Page): Promise<void> {
  const allSlides = watchSlideFiles(page);
  await openStage(page, './');
  await allSlides();
}

/** Checks that a slide shows what its step brings, no more and no less than one press after `before`. */
function expectStep(view: StageView, before: StageView | undefined, { slide, step }: Position): void {
  const { id, steps, layout } = entryAt(slide);
  const earlier = step === 0 ? undefined : before;
  expect(view.slide).toBe(id);
  // A press that runs a program has its terminal take the recording's place.
  const parts = layout === 'run' ? [] : view.parts;
  parts.forEach((part, index) => {
    expect(part.seen, `part ${index} is seen`).toBe(!part.hidden);
    const cameNow = step > 0 && !part.hidden && earlier?.parts[index]?.hidden === true;
    expect(part.entering, `part ${index} comes in`).toBe(cameNow);
    if (step === 0) expect(part.hidden, `part ${index} waits for its step`).toBe(true);
    if (step === steps) expect(part.hidden, `part ${index} is there at the end`).toBe(false);
    if (earlier?.parts[index]?.hidden === false) expect(part.hidden, `part ${index} stays`).toBe(false);
  });
  if (earlier) expect(view.markup, 'a press shows something').not.toBe(earlier.markup);
}

test('one press a state, through every slide and step and back', async ({ page, site }) => {
  test.slow();
  await openWhole(page);
  const presses = manifest.slides.reduce((sum, { steps }) => sum + steps, 0) + manifest.slides.length - 1;
  expect(positions).toHaveLength(presses + 1);

  const views: StageView[] = [];
  for (const [index, position] of positions.entries()) {
    if (index > 0) await page.keyboard.press('ArrowRight');
    await test.step(addressOf(position), async () => {
      await expectPlace(page, position);
      const view = await stageView(page, site);
      expectStep(view, views.at(-1), position);
      views.push(view);
    });
  }

  await page.keyboard.press('ArrowRight');
  await expectPlace(page, last(manifest));
  expect((await stageView(page, site)).markup).toBe(views.at(-1)?.markup);

  for (const [index, position] of [...positions.entries()].reverse().slice(1)) {
    await page.keyboard.press('ArrowLeft');
    await test.step(`back to ${addressOf(position)}`, async () => {
      await expectPlace(page, position);
      // The way back to a run is the way to its recording: see `run.spec.ts`.
      if (entryAt(position.slide).layout === 'run') return;
      expect((await stageView(page, site)).markup).toBe(views[index]?.markup);
    });
  }
  await page.keyboard.press('ArrowLeft');
  await expectPlace(page, start);
});

test('presses at full speed all count', async ({ page }) => {
  await openWhole(page);
  const halfway = 150;
  await pressFast(page, 'PageDown', halfway);
  await expectPlace(page, positions[halfway] ?? start);
  await pressFast(page, 'PageUp', 37);
  await expectPlace(page, positions[halfway - 37] ?? start);
  await pressFast(page, 'PageDown', 300);
  await expectPlace(page, last(manifest));
});

test('presses count while slides are still on their way', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/slide-(?!title-)[^/]+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await openStage(page, './');
  await pressFast(page, 'ArrowRight', 20);
  const { id, title } = entryAt(positions[20]?.slide ?? 0);
  // The title comes with the deck, the rest when it arrives.
  await expect(page.locator(`.stage .slide[data-slide="${id}"] h1`)).toHaveText(title.replaceAll('`', ''));
  release();
  await expectPlace(page, positions[20] ?? start);
});
