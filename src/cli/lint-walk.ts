import type { Browser, Page } from '@playwright/test';
import type { Manifest } from '../deck/manifest.ts';
import { pagesOf, printAddresses } from '../deck/pages.ts';
import type { LintPalette, Snapshot } from '../lint/snapshot.ts';
import { CommandError } from './command.ts';
import { type Collector, makeCollector } from './lint-collector.ts';
import { openFontProbe } from './lint-fonts.ts';
import { readNotes } from './lint-notes.ts';

/** A built deck that is being served. */
export interface ServedDeck {
  readonly manifest: Manifest;
  /** Its address, with a slash at its end. */
  readonly root: string;
  /** The chunks of the slides' bodies and of their notes, by slide id, below the root. */
  readonly bodies: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, string>;
}

/** What a walk through a deck brings home. */
export interface WalkedDeck {
  readonly snapshots: readonly Snapshot[];
  /** The text of the notes, by slide id. */
  readonly notes: Readonly<Record<string, string>>;
}

/** Reads every slide at every step on stage, at its last step in the dark palette and on paper too, and the notes. */
export async function walkDeck(browser: Browser, deck: ServedDeck): Promise<WalkedDeck> {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    reducedMotion: 'reduce',
  });
  const collector = await makeCollector();
  const page = await context.newPage();
  const onStage = await walkStage(page, deck, collector);
  const notes = await readNotes(page, deck.root, deck.manifest, deck.notes);
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${deck.root}${printAddresses.last}`);
  const steps = pagesOf(deck.manifest, 'last').map(({ step }) => step);
  const onPaper = await collector.readPrint(page, steps);
  return { snapshots: [...onStage, ...onPaper], notes };
}

async function walkStage(page: Page, { manifest, root, bodies }: ServedDeck, collector: Collector) {
  await page.goto(root);
  await page.waitForSelector('html[data-deck-ready]');
  // With every slide at hand, each of them is drawn as soon as it is asked for.
  await page.evaluate(
    (files) => Promise.all(files.map((file) => import(file))),
    [...Array.from(bodies.values(), (file) => root + file)],
  );
  const fonts = await openFontProbe(page);
  const snapshots: Snapshot[] = [];
  const read = async (slide: string, step: number, palette: LintPalette) => {
    const snapshot = await collector.readStage(page, { step, palette });
    if (snapshot.slide !== slide) throw new CommandError(`The deck shows "${snapshot.slide}" instead of "${slide}".`);
    const foreignFonts = palette === 'paper' ? await fonts.foreignFonts() : [];
    snapshots.push({ ...snapshot, foreignFonts });
  };
  for (const [index, { id, steps }] of manifest.slides.entries()) {
    for (let step = 0; step <= steps; step++) {
      if (index > 0 || step > 0) await page.keyboard.press('ArrowRight');
      await read(id, step, 'paper');
    }
    await page.keyboard.press('d');
    await read(id, steps, 'stage');
    await page.keyboard.press('d');
  }
  return snapshots;
}
