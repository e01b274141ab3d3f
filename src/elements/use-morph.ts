import { type RefObject, use, useLayoutEffect, useRef } from 'react';
import type { CodeVersion } from '../deck/code.ts';
import { morphPlan, playMorph } from './morph-animation.ts';
import { StepContext } from './step-context.ts';

/**
 * Moves the tokens of a block that has just changed its text, on stage and forwards only. Every other change
 * (back, a deep link, a preview, paper) shows the result at once, and so does any press during the movement.
 * @param shown index into `versions`
 */
export function useMorph(root: RefObject<Element | null>, versions: readonly CodeVersion[], shown: number) {
  const { step, mode, animate } = use(StepContext);
  const last = useRef(shown);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step must end the movement, whatever it changed
  useLayoutEffect(() => {
    const from = versions[last.current];
    const to = versions[shown];
    last.current = shown;
    if (!root.current || !from || !to || from === to || !animate || mode !== 'stage') return;
    const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const animations = playMorph(root.current, morphPlan(from, to), reduced);
    return () => {
      for (const animation of animations) animation.finish();
    };
  }, [root, versions, shown, step, mode, animate]);
}
