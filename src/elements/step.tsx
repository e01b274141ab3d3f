import type { ReactNode } from 'react';
import { useStep } from './step-context.ts';

interface StepProps {
  /** The step from which the content is shown. */
  readonly at: number;
  readonly as: 'div' | 'span' | 'li';
  readonly children?: ReactNode;
}

/** Content that a later press shows. It keeps its place from the start, so nothing else ever moves. */
export function Step({ at, as: Element, children }: StepProps) {
  const step = useStep();
  const hidden = step < at;
  // Only the newest content fades in: a further press finishes the fade before it.
  const state = hidden ? ' hidden' : step === at ? ' entering' : '';
  return (
    <Element className={`step${state}`} aria-hidden={hidden || undefined}>
      {children}
    </Element>
  );
}
