import type { Rect, TextRun } from '../snapshot.ts';
import type { Canvas } from './canvas.ts';
import { codeBlocks } from './content.ts';
import { inkColor, isClear, numbering, painter } from './paint.ts';
import { lineRects, textNodesIn } from './text-nodes.ts';
import { clips, isSeen } from './visible.ts';
import { whereIs } from './where.ts';

/** Every text that is seen, and not only read aloud, with its lines, its size and its colours. */
export function collectTexts(canvas: Canvas): TextRun[] {
  const reader = { canvas, paints: painter(canvas), numberOf: numbering() };
  return textNodesIn(canvas.slide).flatMap((node) => {
    const element = node.parentElement;
    return element && isSeen(element) && !isClear(inkColor(element)) ? readRun(node, element, reader) : [];
  });
}

/** What is needed to read every run of one slide. */
interface Reader {
  readonly canvas: Canvas;
  readonly paints: ReturnType<typeof painter>;
  readonly numberOf: (element: Element) => number;
}

/** Nothing for a text of which nothing is seen: cut off, or hidden by what is drawn over it. */
function readRun(node: Text, element: Element, { canvas, paints, numberOf }: Reader): TextRun[] {
  const shown = lineRects(node).flatMap((line) => clipped(line, element, canvas));
  const stacks = samples(shown).map(({ x, y }) => paints.beneath(element, x, y));
  if (stacks.every((layers) => layers === null)) return [];
  return [
    {
      ...whereIs(element, node.data),
      content: node.data,
      lines: shown.map((line) => lineBox(canvas.rectOf(line), element, canvas)),
      block: numberOf(blockOf(element)),
      inBody: element.closest('.body') !== null,
      inCode: element.closest(codeBlocks) !== null,
      ...lightOf(element),
      fontSize: fontSizeOf(element, canvas),
      ink: paints.ink(element),
      // A point outside of the window has nothing under it that could be judged.
      beneath: stacks.flatMap((layers) => (layers?.length ? [layers] : [])),
    },
  ];
}

/** Marked lines are lit or dim, in the words of the style sheet. */
function lightOf(element: Element): Pick<TextRun, 'light'> {
  const line = element.closest('.line.lit, .line.dim, .source-line[data-light="dim"]');
  return line ? { light: line.classList.contains('lit') ? 'lit' : 'dim' } : {};
}

/** The part of a line that no box around it cuts off, in pixels of the window; nothing when none is left. */
function clipped(line: Rect, element: Element, { slide }: Canvas): Rect[] {
  let { left, top, right, bottom } = line;
  for (let at: Element | null = element; at && at !== slide; at = at.parentElement) {
    if (!clips(at)) continue;
    const box = at.getBoundingClientRect();
    left = Math.max(left, box.left);
    top = Math.max(top, box.top);
    right = Math.min(right, box.right);
    bottom = Math.min(bottom, box.bottom);
  }
  return left < right && top < bottom ? [{ left, top, right, bottom }] : [];
}

/** A background may change along a line, as where a label leaves its box. */
function samples([line]: readonly Rect[]): { x: number; y: number }[] {
  if (!line) return [];
  const y = (line.top + line.bottom) / 2;
  return [line.left + 2, (line.left + line.right) / 2, line.right - 2].map((x) => ({ x, y }));
}

/** Fonts ask for more height than their letters have; text set closer than that does not touch. */
function lineBox(rect: Rect, element: Element, canvas: Canvas): Rect {
  const spare = Math.max(0, rect.bottom - rect.top - lineHeightOf(element, canvas)) / 2;
  return { ...rect, top: rect.top + spare, bottom: rect.bottom - spare };
}

/** The nearest element that is a block of text and not a piece of a line. */
export function blockOf(element: Element): Element {
  const inline = /^(inline|contents|ruby)/.test(getComputedStyle(element).display);
  return inline && element.parentElement ? blockOf(element.parentElement) : element;
}

const styleLength = (element: Element, property: 'fontSize' | 'lineHeight') =>
  Number.parseFloat(getComputedStyle(element)[property]);

const fontSizeOf = (element: Element, canvas: Canvas) => styleLength(element, 'fontSize') * scaleOf(element, canvas);

/** Words of a drawing have no line height; `normal` is the font's own height, which nothing is taken from. */
function lineHeightOf(element: Element, canvas: Canvas): number {
  if (element instanceof SVGElement) return fontSizeOf(element, canvas);
  const height = styleLength(element, 'lineHeight');
  return Number.isNaN(height) ? Number.POSITIVE_INFINITY : height * scaleOf(element, canvas);
}

/** How much larger than its style says an element is drawn on the canvas, by a drawing's size or a transform. */
function scaleOf(element: Element, { slide, scale }: Canvas): number {
  if (element instanceof SVGGraphicsElement) {
    const matrix = element.getScreenCTM();
    return matrix ? Math.hypot(matrix.a, matrix.b) / scale : 1;
  }
  let factor = 1;
  for (let at: Element | null = element; at && at !== slide; at = at.parentElement) {
    const { transform } = getComputedStyle(at);
    if (transform !== 'none') factor *= new DOMMatrix(transform).a;
  }
  return factor;
}
