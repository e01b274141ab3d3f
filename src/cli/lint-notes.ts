import type { Page } from '@playwright/test';
import type { Manifest } from '../deck/manifest.ts';

/**
 * The text of every slide's notes, as the console shows them.
 * @param files the chunk of each slide's notes, by slide id, below the root
 * @param root address of the deck
 */
export async function readNotes(
  page: Page,
  root: string,
  { slides }: Manifest,
  files: ReadonlyMap<string, string>,
): Promise<Record<string, string>> {
  const notes: Record<string, string> = {};
  await page.goto(`${root}console/`);
  await page.waitForSelector('html[data-deck-ready]');
  for (const { id } of slides) {
    await page.goto(`${root}console/#${id}`);
    notes[id] = await page.evaluate(readShown, `${root}${files.get(id)}`);
  }
  return notes;
}

/** Runs in the page: once their module is there, the notes are drawn before the second frame. */
async function readShown(module: string): Promise<string> {
  await import(module);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return document.querySelector('.console-notes .text')?.textContent ?? '';
}
