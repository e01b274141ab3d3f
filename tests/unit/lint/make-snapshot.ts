import type { StateRule } from '../../../src/lint/rule.ts';
import type { DeckFacts, Layer, Rect, Snapshot, TextRun } from '../../../src/lint/snapshot.ts';
import { makeDeck } from '../deck/make-deck.ts';

/** A layer of one colour that nothing makes see-through. */
export const layer = (color: string): Layer => ({ color, groups: [] });

/** A box by its corner and size. */
export const rect = (left: number, top: number, width: number, height: number): Rect => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

/** A word that breaks no rule. */
export function makeText(changes: Partial<TextRun> = {}): TextRun {
  return {
    path: 'div.body > p',
    text: 'word',
    content: 'word',
    lines: [rect(256, 300, 200, 60)],
    block: 0,
    inBody: true,
    inCode: false,
    fontSize: 48,
    ink: layer('rgb(0, 0, 0)'),
    beneath: [[layer('rgb(255, 255, 255)')]],
    ...changes,
  };
}

/** A slide that breaks no rule. */
export function makeSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    slide: 'slide-1',
    step: 0,
    palette: 'paper',
    layout: 'text',
    hasFolio: true,
    titleLines: 1,
    texts: [makeText()],
    boxes: [],
    overflows: [],
    graphics: [],
    links: [],
    code: [],
    foreignFonts: [],
    ...changes,
  };
}

/** What is known about a deck of three slides, of which the second takes two steps. */
export const facts: DeckFacts = {
  manifest: makeDeck(0, 2, 0),
  root: 'https://example.org/talk/',
  notes: {},
};

/** What is wrong with one slide, without where. */
export const problems = (rule: StateRule, changes: Partial<Snapshot>, deck: DeckFacts = facts): string[] =>
  rule.check(makeSnapshot(changes), deck).map(({ problem }) => problem);
