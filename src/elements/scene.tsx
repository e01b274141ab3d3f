import { type ReactNode, use, useMemo } from 'react';
import { StepContext } from './step-context.ts';

interface SceneProps {
  /** The slide's step at which the scene is still at 0. */
  readonly at: number;
  /** How many presses the scene takes. */
  readonly steps: number;
  readonly children?: ReactNode;
}

/** Gives its children a step of their own, from 0 to `steps`. */
export function Scene({ at, steps, children }: SceneProps) {
  const outer = use(StepContext);
  const step = Math.max(0, Math.min(steps, outer.step - at));
  const state = useMemo(() => ({ ...outer, step }), [outer, step]);
  return <StepContext value={state}>{children}</StepContext>;
}
