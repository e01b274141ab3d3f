import { type LabState as LabHandle, useMode } from '@deck';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { LabState } from './lab-state.ts';

/** Milliseconds of one stretch of the way. */
const stretch = 400;
const easing = 'cubic-bezier(0.2, 0, 0, 1)';

/**
 * Lets what has arrived travel there: the number from the sender's socket into the kernel, then events from the kernel
 * to their listeners. Only on stage, only when somebody has changed something or the talk has gone forward.
 */
export function useTravel(drawing: RefObject<HTMLElement | null>, { state, step, animate }: LabHandle<LabState>) {
  const onStage = useMode() === 'stage';
  const text = JSON.stringify(state);
  const last = useRef({ text, step });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { text, step };
    if (!drawing.current || !onStage || before.text === text || (before.step !== step && !animate)) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const animations = travels(drawing.current);
    return () => {
      for (const animation of animations) animation.finish();
    };
  }, [drawing, text, step, animate, onStage]);
}

function travels(drawing: HTMLElement): Animation[] {
  const kernel = drawing.querySelector('.uevent-kernel');
  // The dialog of a small screen, while it is closed, has no size.
  if (!kernel || drawing.offsetWidth === 0) return [];
  const scale = drawing.getBoundingClientRect().width / drawing.offsetWidth;
  const socket = drawing.querySelector('.uevent-socket');
  const wait = socket ? stretch : 0;
  return [...drawing.querySelectorAll('[data-travels]')].flatMap((element) => {
    const isNumber = kernel.contains(element);
    const from = isNumber ? socket : kernel;
    if (!from) return [];
    const [x, y] = distance(from, element, scale);
    // What waits for the number to arrive is not there yet.
    const way = [{ transform: `translate(${x}px, ${y}px)`, opacity: 0 }, { opacity: 1, offset: 0.15 }, {}];
    return [element.animate(way, { duration: stretch, delay: isNumber ? 0 : wait, easing, fill: 'backwards' })];
  });
}

/** From the middle of an element back to that of another, in pixels of the drawing. */
function distance(from: Element, to: Element, scale: number): readonly [number, number] {
  const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
  return [(a.left + a.width / 2 - b.left - b.width / 2) / scale, (a.top + a.height / 2 - b.top - b.height / 2) / scale];
}
