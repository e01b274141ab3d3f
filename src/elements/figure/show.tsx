import type { ReactNode } from 'react';
import { useStep } from '../step-context.ts';

interface ShowProps {
  /** The first step at which the parts are seen. */
  readonly from?: number;
  /** The first step at which they are gone again; without it they stay. */
  readonly until?: number;
  readonly children: ReactNode;
}

/** Parts of a figure that are there from one step until another. Going forward they fade in; nothing else moves. */
export function Show({ from = 0, until, children }: ShowProps) {
  const step = useStep();
  const hidden = step < from || (until !== undefined && step >= until);
  const state = hidden ? ' hidden' : step === from && from > 0 ? ' entering' : '';
  return (
    <g className={`step${until === undefined ? '' : ' passing'}${state}`} aria-hidden={hidden || undefined}>
      {children}
    </g>
  );
}
