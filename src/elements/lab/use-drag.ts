import { type PointerEvent, useRef } from 'react';

/** A movement of the pointer, in pixels of the element's own size, whatever it is scaled to. */
export type OnDrag = (dx: number, dy: number, end: boolean) => void;

interface Grip {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/**
 * Handlers for an element that is dragged by mouse, pen or finger. `onDrag` gets the way since the pointer came down.
 * The style sheet must give the element `touch-action: none`.
 */
export function useDrag(onDrag: OnDrag) {
  const grip = useRef<Grip | null>(null);
  const move = ({ clientX, clientY }: PointerEvent, end: boolean) => {
    const from = grip.current;
    if (!from) return;
    if (end) grip.current = null;
    onDrag((clientX - from.x) / from.scale, (clientY - from.y) / from.scale, end);
  };
  return {
    onPointerDown(event: PointerEvent<Element>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = { x: event.clientX, y: event.clientY, scale: scaleOf(event.currentTarget) };
    },
    onPointerMove: (event: PointerEvent<Element>) => move(event, false),
    onPointerUp: (event: PointerEvent<Element>) => move(event, true),
    onPointerCancel: (event: PointerEvent<Element>) => move(event, true),
  };
}

/** How much larger than its own pixels an element is drawn. */
function scaleOf(element: Element): number {
  if (element instanceof SVGGraphicsElement) {
    const matrix = element.getScreenCTM();
    return matrix ? Math.hypot(matrix.a, matrix.b) || 1 : 1;
  }
  const { width } = element.getBoundingClientRect();
  return element instanceof HTMLElement && element.offsetWidth > 0 ? width / element.offsetWidth || 1 : 1;
}
