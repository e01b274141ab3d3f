import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Press } from './run-buttons.tsx';

interface RunDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** The source, the terminal, and what is under it. */
  readonly children: ReactNode;
}

/** A run where the slide is too small to be read: source and terminal at the size of a page, with buttons to tap. */
export function RunDialog({ title, onClose, children }: RunDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    // A swipe in a lab turns no slide.
    <dialog ref={dialog} className="lab lab-dialog run-dialog" aria-label={title} onClose={onClose}>
      <div className="lab-dialog-head">
        <strong>{title}</strong>
        <Press onPress={() => dialog.current?.close()}>Close</Press>
      </div>
      {children}
    </dialog>
  );
}
