import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useMode } from '../step-context.ts';
import { Action } from './action.tsx';
import type { LabState } from './use-lab.ts';

/** A situation that a reader can choose. */
export interface Scenario<State> {
  readonly title: string;
  readonly state: State;
}

interface LabProps<State> {
  /** What can be played with, in a few words; read aloud. */
  readonly title: string;
  readonly lab: LabState<State>;
  readonly scenarios: readonly Scenario<State>[];
  /** The lab itself; drawn a second time in a dialog where the slide is too small to be touched. */
  readonly children: ReactNode;
}

/** A part of a slide to play with: situations to choose, what can be changed, and the way back. */
export function Lab<State>({ title, lab, scenarios, children }: LabProps<State>) {
  const [open, setOpen] = useState(false);
  if (useMode() === 'print') return <div className="lab">{children}</div>;
  const content = (
    <>
      <Bar lab={lab} scenarios={scenarios} />
      {children}
    </>
  );
  return (
    <section className="lab" aria-label={title}>
      {content}
      <button type="button" className="lab-open" onClick={() => setOpen(true)}>
        Open the lab
      </button>
      {open && (
        <LabDialog title={title} onClose={() => setOpen(false)}>
          {content}
        </LabDialog>
      )}
    </section>
  );
}

interface LabDialogProps extends Pick<LabProps<unknown>, 'title' | 'children'> {
  readonly onClose: () => void;
}

/** Drawn only while it is open: a lab that is drawn twice answers half as fast. */
function LabDialog({ title, onClose, children }: LabDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="lab lab-dialog" aria-label={title} onClose={onClose}>
      <div className="lab-dialog-head">
        <strong>{title}</strong>
        <Action onPress={() => dialog.current?.close()}>Close</Action>
      </div>
      {children}
    </dialog>
  );
}

function Bar<State>({ lab, scenarios }: Pick<LabProps<State>, 'lab' | 'scenarios'>) {
  const shown = JSON.stringify(lab.state);
  return (
    <div className="lab-bar">
      {scenarios.map(({ title, state }) => (
        <Action key={title} pressed={JSON.stringify(state) === shown} onPress={() => lab.change(state)}>
          {title}
        </Action>
      ))}
      <Action disabled={!lab.changed} onPress={lab.reset}>
        Reset
      </Action>
    </div>
  );
}
