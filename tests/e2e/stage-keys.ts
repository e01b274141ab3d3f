import type { Page } from '@playwright/test';
import { formatAddress } from '../../src/deck/location.ts';
import { type DeckState, initialState } from '../../src/deck/state.ts';
import { expect } from './site.ts';
import { expectPlace, openStage, slideOf } from './stage-page.ts';
import { manifest } from './talk.ts';

const jumpedFrom = { slide: slideOf('idmap'), step: 0 };
/** A place in the middle of the deck, at a step in the middle of its slide: every command does something there. */
export const middle = { slide: slideOf('idmap-union'), step: 2 };

/** The state of the talk after a jump to that place. */
export const before: DeckState = { ...initialState, position: middle, cameFrom: jumpedFrom };

const number = (slide: number) => [...String(slide + 1)];

/** Presses keys one after the other, as fast as a person who hurries. */
export async function type(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Brings the page into the state `before`. */
export async function openMiddle(page: Page): Promise<void> {
  await openStage(page, formatAddress(manifest, jumpedFrom));
  await type(page, [...number(middle.slide), 'Enter', 'ArrowRight', 'ArrowRight']);
  await expectPlace(page, middle);
}

/** Waits until the page shows a state. */
export async function expectState(page: Page, state: DeckState): Promise<void> {
  await expectPlace(page, state.position);
  await expect(page.locator('html')).toHaveAttribute('data-palette', state.palette);
  await expect(page.locator('.blank')).toHaveCount(state.screen === 'slide' ? 0 : 1);
  if (state.screen !== 'slide') await expect(page.locator('.blank')).toHaveAttribute('data-screen', state.screen);
  const panels = { none: [], overview: ['overview'], goto: ['go-to'], help: ['help'] }[state.panel];
  await expect(page.locator('dialog[open]')).toHaveCount(panels.length);
  for (const panel of panels) await expect(page.locator(`dialog[open].${panel}`)).toBeVisible();
  const notice = state.digits === '' ? [] : [`Go to slide ${state.digits}`];
  await expect(page.locator('.notice')).toHaveText(notice);
}
