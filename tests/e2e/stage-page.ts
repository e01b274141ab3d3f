import type { CDPSession, Page } from '@playwright/test';
import { formatAddress } from '../../src/deck/location.ts';
import type { Position } from '../../src/deck/position.ts';
import { expect } from './site.ts';
import { manifest } from './talk.ts';

/** What the audience sees, taken in one look. */
export interface StageView {
  /** The address below the deck's root: `idmap-why/#2`. */
  readonly address: string;
  readonly slide: string;
  /** The slide's parts that a step brings, in the order of the page. */
  readonly parts: readonly { readonly hidden: boolean; readonly entering: boolean; readonly seen: boolean }[];
  /** The slide without what tells how it came to be shown: names made up while drawing, and what may move. */
  readonly markup: string;
}

/** Opens an address of the stage and waits until its slide is drawn. */
export async function openStage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expectReady(page);
}

/** Waits until the script has drawn the slide. */
export async function expectReady(page: Page): Promise<void> {
  await expect(page.locator('html[data-deck-ready]')).toBeAttached();
}

/** Waits until the stage shows a position: in the address and on the screen. */
export async function expectPlace(page: Page, position: Position): Promise<void> {
  const { id } = entryAt(position.slide);
  await expect(page).toHaveURL(new RegExp(`/${formatAddress(manifest, position)}$`));
  await expect(
    page.locator(`.stage .sheet:not([data-leaving]) .slide[data-slide="${id}"] .body > *`).first(),
  ).toBeAttached();
}

/** The deck's entry of a slide. Throws when there is none. */
export function entryAt(slide: number): (typeof manifest.slides)[number] {
  const entry = manifest.slides[slide];
  if (!entry) throw new Error(`The deck has no slide ${slide}`);
  return entry;
}

/** Index of a slide by its id. Throws when there is none. */
export function slideOf(id: string): number {
  const slide = manifest.slides.findIndex((entry) => entry.id === id);
  if (slide < 0) throw new Error(`The deck has no slide "${id}"`);
  return slide;
}

/** Reads what the stage shows now. */
export function stageView(page: Page, site: string): Promise<StageView> {
  return page.evaluate((root) => {
    const article = document.querySelector('.stage .slide');
    if (!article) throw new Error('The stage shows no slide');
    // What a drawing shows may also go again; its picture is compared with the rest of the markup.
    const parts = [...article.querySelectorAll('.step:not(svg *)')].map((part) => ({
      hidden: part.classList.contains('hidden'),
      entering: part.classList.contains('entering'),
      seen: getComputedStyle(part).visibility === 'visible',
    }));
    const passing = ['id', 'name', 'for', 'checked', 'aria-labelledby', 'aria-describedby', 'data-animate'];
    // Attributes in one order, without the empty style of what is no longer enlarged, and without the comments by which React finds its way in a prerendered page.
    const written = (node: Node): string => {
      if (!(node instanceof Element)) return node instanceof Text ? node.data : '';
      const attributes = [...node.attributes]
        .filter(({ name, value }) => !passing.includes(name) && !(name === 'style' && value === ''))
        .map(({ name, value }) => ` ${name}="${name === 'class' ? value.replace(' entering', '') : value}"`);
      return `<${node.localName}${attributes.sort().join('')}>${[...node.childNodes].map(written).join('')}</>`;
    };
    return {
      address: location.href.slice(root.length),
      slide: article.getAttribute('data-slide') ?? '',
      parts,
      markup: written(article),
    };
  }, site);
}

/** Watches for the bodies of slides that arrive. @returns a function that waits for all of them */
export function watchSlideFiles(page: Page): () => Promise<void> {
  const arrived = new Set<string>();
  page.on('requestfinished', (request) => {
    const file = /\/(slide-[^/]+\.js)$/.exec(request.url())?.[1];
    if (file) arrived.add(file);
  });
  return () => expect.poll(() => arrived.size).toBe(manifest.slides.length);
}

/** Presses a key as often and as fast as the browser takes it, without waiting for what a press does. */
export async function pressFast(page: Page, key: FastKey, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const presses = Array.from({ length: times }, () => pressOnce(session, key));
  await Promise.all(presses.flat());
  await session.detach();
}

type FastKey = keyof typeof keyCodes;

const keyCodes = { ArrowRight: 39, PageDown: 34, PageUp: 33 } as const;

function pressOnce(session: CDPSession, key: FastKey): Promise<unknown>[] {
  const event = { key, code: key, windowsVirtualKeyCode: keyCodes[key] };
  return [
    session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
  ];
}
