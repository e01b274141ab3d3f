import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Mode, StepContext } from '../../../src/elements/step-context.ts';

/** The markup of an element on a slide that stands at `step`. */
export function renderAt(step: number, element: ReactNode, mode: Mode = 'stage'): string {
  return renderToStaticMarkup(
    <StepContext value={{ slide: 'here', step, mode, animate: false }}>{element}</StepContext>,
  );
}
