import type { Rect } from '../snapshot.ts';

/** How the window's pixels become those of the canvas. */
export interface Canvas {
  /** The slide. */
  readonly slide: Element;
  /** Pixels of the window for one of the canvas. */
  readonly scale: number;
  /** What the window measured, on the canvas. */
  readonly rectOf: (measured: Rect) => Rect;
}

/** Measures where a slide stands in the window. */
export function canvasOf(slide: Element): Canvas {
  const { left, top, width } = slide.getBoundingClientRect();
  const scale = width / 1920;
  return {
    slide,
    scale,
    rectOf: (measured) => ({
      left: (measured.left - left) / scale,
      top: (measured.top - top) / scale,
      right: (measured.right - left) / scale,
      bottom: (measured.bottom - top) / scale,
    }),
  };
}
