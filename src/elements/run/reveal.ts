import type { Extent } from '../lit-zoom.ts';
import { motion } from '../motion.ts';

/**
 * How far a pane is scrolled to show a paragraph in its middle, or of one that is too long, the line that runs. It
 * stays where it is while it shows them; no row is cut in two.
 * @param box what the pane shows now
 * @param row height of a row
 * @returns pixels from the top of the content
 */
export function scrollFor(paragraph: Extent, line: Extent, box: Extent, row: number): number {
  const height = box.bottom - box.top;
  const { top, bottom } = paragraph.bottom - paragraph.top <= height ? paragraph : line;
  if (top >= box.top && bottom <= box.bottom) return box.top;
  const middle = Math.round((top + bottom - height) / 2 / row) * row;
  return Math.max(0, Math.min(middle, top));
}

/** Scrolls a pane, and nothing around it, to the lines that are lit in it. */
export function reveal(pane: HTMLElement): void {
  const lit = [...pane.querySelectorAll<HTMLElement>('[data-light="lit"]')];
  const [first] = lit;
  const last = lit.at(-1);
  const runs = pane.querySelector<HTMLElement>('[data-runs]');
  if (!first || !last || !runs) return;
  const paragraph = { top: first.offsetTop, bottom: last.offsetTop + last.offsetHeight };
  const line = { top: runs.offsetTop, bottom: runs.offsetTop + runs.offsetHeight };
  const from = pane.scrollTop;
  const row = Number.parseFloat(getComputedStyle(pane).lineHeight);
  pane.scrollTop = scrollFor(paragraph, line, { top: from, bottom: from + pane.clientHeight }, row);
  const way = pane.scrollTop - from;
  if (way !== 0 && !matchMedia('(prefers-reduced-motion: reduce)').matches) glide(pane, way);
}

/** A scrolling of the browser's own takes longer than a line of a program. */
function glide(pane: HTMLElement, way: number): void {
  const keyframes = [{ transform: `translateY(${way}px)` }, { transform: 'none' }];
  pane.firstElementChild?.animate(keyframes, { duration: motion.quick, easing: motion.easeMove });
}
