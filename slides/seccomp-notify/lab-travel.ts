import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Place } from './lab-view.ts';

/** The middles of the drawing's columns. */
export const columns = [306, 488, 670] as const;

const [left, middle, right] = columns;

/** Where each place is in the drawing. */
export const spots: Readonly<Record<Place, readonly [number, number]>> = {
  call: [left, 70],
  queue: [left, 254],
  supervisor: [middle, 438],
  kernel: [middle, 254],
  replied: [right, 254],
  returned: [right, 70],
};

/** Milliseconds from one place to the next. */
const hop = 320;

/**
 * The places to travel through from one way to another: what they do not share, from the last place that they do share.
 * Nothing where the new way only ends earlier.
 */
export function legs(from: readonly Place[], to: readonly Place[]): readonly Place[] {
  const parted = to.findIndex((place, index) => place !== from[index]);
  return parted < 0 ? [] : to.slice(Math.max(0, parted - 1));
}

/** Lets the token travel its way when the way has changed and may be seen to. It always ends where the attribute says. */
export function useTravel(token: RefObject<SVGGElement | null>, way: readonly Place[], moves: boolean): void {
  const last = useRef(way);
  const written = way.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the way is another list at every drawing, its text is not
  useLayoutEffect(() => {
    const places = legs(last.current, way);
    last.current = way;
    if (!token.current || !moves || places.length < 2 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const keyframes = places.map((place) => ({ transform: `translate(${spots[place].join('px, ')}px)` }));
    const animation = token.current.animate(keyframes, { duration: hop * (places.length - 1), easing: 'linear' });
    return () => animation.cancel();
  }, [token, written, moves]);
}
