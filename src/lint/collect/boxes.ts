import type { Box, Overflow } from '../snapshot.ts';
import type { Canvas } from './canvas.ts';
import { isPainted } from './paint.ts';
import { lineRects, textNodesIn } from './text-nodes.ts';
import { blockOf } from './texts.ts';
import { clips, isSeen } from './visible.ts';
import { whereIs } from './where.ts';

const seenElements = ({ slide }: Canvas) => [...slide.querySelectorAll('*')].filter(isSeen);

/** Everything painted on the slide that is not text. */
export function collectBoxes(canvas: Canvas): Box[] {
  return seenElements(canvas)
    .filter(isPainted)
    .map((element) => ({
      ...whereIs(element),
      rect: canvas.rectOf(element.getBoundingClientRect()),
      inBody: element.closest('.body') !== null,
    }));
}

/** Boxes that cut their content off, and blocks of text with a word that is wider than they are. */
export function collectOverflows(canvas: Canvas): Overflow[] {
  return seenElements(canvas).flatMap((element) => {
    const { x, y } = clips(element) ? excess(element, canvas) : textExcess(element);
    return x > 0 || y > 0 ? { ...whereIs(element), x, y } : [];
  });
}

/** How much larger than a box its content is. */
function excess(element: Element, canvas: Canvas): { x: number; y: number } {
  if (element instanceof SVGElement) return excessOf(rectsOf(element, drawn), element, canvas);
  // What it does not show comes into view when it is needed.
  if (element.matches('[data-scrolls]')) return { x: 0, y: 0 };
  if (isMoved(element)) return excessOf(litRects(element), element, canvas);
  return { x: element.scrollWidth - element.clientWidth, y: element.scrollHeight - element.clientHeight };
}

const drawn = 'text, rect, circle, ellipse, path, polygon, polyline, line, image';

const rectsOf = (element: Element, selector: string) =>
  [...element.querySelectorAll(selector)].filter(isSeen).map((part) => part.getBoundingClientRect());

const litRects = (element: Element) =>
  [...element.querySelectorAll('.line.lit')].flatMap(textNodesIn).flatMap(lineRects);

const isMoved = (element: Element) =>
  [...element.children].some((child) => getComputedStyle(child).transform !== 'none');

/** How far parts reach out of a frame. */
function excessOf(parts: readonly DOMRect[], frame: Element, canvas: Canvas): { x: number; y: number } {
  const box = canvas.rectOf(frame.getBoundingClientRect());
  const rects = parts.map(canvas.rectOf);
  return {
    x: Math.max(0, ...rects.flatMap(({ left, right }) => [box.left - left, right - box.right])),
    y: Math.max(0, ...rects.flatMap(({ top, bottom }) => [box.top - top, bottom - box.bottom])),
  };
}

/** Only the width: letters may reach out of a low line without touching anything. */
function textExcess(element: Element): { x: number; y: number } {
  const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  // Enlarged code leaves its box on purpose, all but the lines that are being talked about.
  if (element.matches('.line.dim')) return { x: 0, y: 0 };
  const isBlock = hasText && element instanceof HTMLElement && blockOf(element) === element;
  return { x: isBlock ? element.scrollWidth - element.clientWidth : 0, y: 0 };
}
