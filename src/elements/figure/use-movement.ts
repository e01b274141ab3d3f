import { type RefObject, use, useLayoutEffect, useRef } from 'react';
import { motion } from '../motion.ts';
import { StepContext } from '../step-context.ts';

/** The keyframes of a movement, in pixels of the figure; null where nothing moves. */
export function movementKeyframes(from: readonly [number, number], to: readonly [number, number]): Keyframe[] | null {
  if (from[0] === to[0] && from[1] === to[1]) return null;
  return [from, to].map(([x, y]) => ({ transform: `translate(${x}px, ${y}px)` }));
}

/**
 * Lets an element that has just got a new place travel there, on stage and forwards only. Every other change (back,
 * a deep link, a preview, paper, reduced motion) is seen at once, and a further press ends the movement.
 */
export function useMovement(element: RefObject<Element | null>, x: number, y: number) {
  const { step, mode, animate } = use(StepContext);
  const last = useRef<readonly [number, number]>([x, y]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step must end the movement, whatever it changed
  useLayoutEffect(() => {
    const keyframes = movementKeyframes(last.current, [x, y]);
    last.current = [x, y];
    if (!element.current || !keyframes || !animate || mode !== 'stage') return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const animation = element.current.animate(keyframes, { duration: motion.morph, easing: motion.easeMove });
    return () => animation.finish();
  }, [element, x, y, step, mode, animate]);
}
