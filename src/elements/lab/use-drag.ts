import { type PointerEvent, useRef } from 'react';

/** `cancel` is the system taking the finger away: nothing is dropped, and what was moved goes back. */
export type DragPhase = 'move' | 'drop' | 'cancel';

/** A movement of the pointer, in pixels of the element's own size, whatever it is scaled to. */
export type OnDrag = (dx: number, dy: number, phase: DragPhase) => void;

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
  const move = ({ clientX, clientY }: PointerEvent, phase: DragPhase) => {
    const from = grip.current;
    if (!from) return;
    if (phase !== 'move') grip.current = null;
    const { x, y } = phase === 'cancel' ? from : { x: clientX, y: clientY };
    onDrag((x - from.x) / from.scale, (y - from.y) / from.scale, phase);
  };
  return {
    onPointerDown(event: PointerEvent<Element>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = { x: event.clientX, y: event.clientY, scale: scaleOf(event.currentTarget) };
    },
    onPointerMove: (event: PointerEvent<Element>) => move(event, 'move'),
    onPointerUp: (event: PointerEvent<Element>) => move(event, 'drop'),
    onPointerCancel: (event: PointerEvent<Element>) => move(event, 'cancel'),
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
