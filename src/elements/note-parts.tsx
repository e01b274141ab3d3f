import type { ReactNode } from 'react';
import { useStep } from './step-context.ts';

/** What to say at one step; stands out while the slide is at that step. */
export function NoteStep({ at, children }: { at: number; children?: ReactNode }) {
  const current = useStep() === at;
  return (
    <div className="note-step" aria-current={current ? 'step' : undefined}>
      <span className="note-mark">{at}</span>
      {children}
    </div>
  );
}

/** How to get to the next slide: the last sentence before the press. */
export function Cue({ children }: { children?: ReactNode }) {
  return <p className="note-cue">{children}</p>;
}

/** What is not said unless somebody asks. */
export function Background({ children }: { children?: ReactNode }) {
  return (
    <section className="note-background">
      <h3>For questions</h3>
      {children}
    </section>
  );
}
