import { type RefObject, useLayoutEffect, useRef } from 'react';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Milliseconds for each place, and for all of them at most. */
const [each, most] = [320, 2600];

/**
 * Lets a part of a drawing go through places, when they are others than before or when the step has just brought them.
 * The part's own attributes say where it ends.
 * @param plays the walk is to be seen even if the part was just drawn
 */
export function useTravel(part: RefObject<SVGGElement | null>, places: readonly Place[], plays: boolean): void {
  const written = places.map(({ x, y }) => `translate(${x}px, ${y}px)`).join(';');
  const last = useRef(plays ? '' : written);
  useLayoutEffect(() => {
    const known = last.current === written;
    last.current = written;
    if (known || part.current === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const keyframes = written.split(';').map((transform) => ({ transform, easing: 'ease-in-out' }));
    if (keyframes.length < 2) return;
    const animation = part.current.animate(keyframes, { duration: Math.min(each * keyframes.length, most) });
    return () => animation.cancel();
  }, [part, written]);
}
