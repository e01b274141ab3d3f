import type { Layout } from '../../deck/manifest.ts';
import type { LintPalette, Snapshot } from '../snapshot.ts';
import { collectBoxes, collectOverflows } from './boxes.ts';
import { canvasOf } from './canvas.ts';
import { collectCode, collectGraphics, collectLinks } from './content.ts';
import { collectTexts } from './texts.ts';

/** The state a slide is in when it is read. */
export interface SlideState {
  readonly step: number;
  readonly palette: LintPalette;
}

/** Reads one slide from the page, as plain data. It must lie in the window. Fonts are left to who can ask for them. */
export function collectSlide(slide: HTMLElement, { step, palette }: SlideState): Snapshot {
  const canvas = canvasOf(slide);
  return withEverythingHit(() => ({
    slide: slide.dataset['slide'] ?? '',
    step,
    palette,
    layout: slide.dataset['layout'] as Layout,
    hasFolio: slide.querySelector('.folio') !== null,
    titleLines: countLines(slide.querySelector('.heading')),
    texts: collectTexts(canvas),
    boxes: collectBoxes(canvas),
    overflows: collectOverflows(canvas),
    graphics: collectGraphics(canvas),
    links: collectLinks(canvas),
    code: collectCode(canvas),
    foreignFonts: [],
  }));
}

function countLines(heading: Element | null): number {
  if (!(heading instanceof HTMLElement)) return 0;
  return Math.round(heading.offsetHeight / Number.parseFloat(getComputedStyle(heading).lineHeight));
}

/** What is under a point is asked of the browser, which leaves out what the pointer does not reach. */
function withEverythingHit<Result>(read: () => Result): Result {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.slide, .slide * { pointer-events: auto !important; }');
  document.adoptedStyleSheets.push(sheet);
  try {
    return read();
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  }
}
