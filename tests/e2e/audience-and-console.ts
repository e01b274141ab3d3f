import type { BrowserContext, Page } from '@playwright/test';
import { next, type Position, samePosition } from '../../src/deck/position.ts';
import { expect } from './site.ts';
import { manifest } from './talk.ts';

/** The two windows of a speaker. */
export interface Pair {
  readonly console: Page;
  readonly audience: Page;
}

/** Opens a slide at a step and waits until the page listens to keys. */
export async function openStage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('html[data-deck-ready]')).toBeAttached();
}

/** Presses `p` on a stage: it becomes the console, and a new window the audience's. */
export async function openPair(context: BrowserContext, stage: Page, address: string): Promise<Pair> {
  await openStage(stage, address);
  const [audience] = await Promise.all([context.waitForEvent('page'), stage.keyboard.press('p')]);
  await stage.waitForURL(/\/console\/#/);
  await expect(audience.locator('html[data-deck-ready]')).toBeAttached();
  await expect(stage.locator('.console-audience')).toHaveAttribute('data-count', '1');
  return { console: stage, audience };
}

/** The part of an address that says where the talk stands: `idmap-why/#2`. */
export function stageAddress({ slide, step }: Position): string {
  return `${manifest.slides[slide]?.id}/${step > 0 ? `#${step}` : ''}`;
}

/** Waits until a stage shows a position. */
export async function expectStage(page: Page, position: Position): Promise<void> {
  const id = manifest.slides[position.slide]?.id;
  await expect(page.locator(`.stage .slide[data-slide="${id}"]`)).toBeAttached();
  await expect(page).toHaveURL(new RegExp(`/${stageAddress(position)}$`));
}

/** Waits until the console shows a position, and the one after it. */
export async function expectConsole(page: Page, position: Position): Promise<void> {
  const id = manifest.slides[position.slide]?.id;
  await expect(page).toHaveURL(new RegExp(`/console/#${id}${position.step > 0 ? `/${position.step}` : ''}$`));
  await expect(page.locator(`.console-current .slide[data-slide="${id}"]`)).toBeAttached();
  const following = next(manifest, position);
  if (samePosition(following, position)) {
    await expect(page.locator('.console-next')).toContainText('The end of the deck');
  } else {
    const announced = manifest.slides[following.slide]?.id;
    await expect(page.locator(`.console-next .slide[data-slide="${announced}"]`)).toBeAttached();
  }
}

/** Waits until both windows of a pair show a position. */
export async function expectBoth({ console, audience }: Pair, position: Position): Promise<void> {
  await expectStage(audience, position);
  await expectConsole(console, position);
}
