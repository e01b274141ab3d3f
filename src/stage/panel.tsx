import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useStore } from './deck-context.tsx';
import './panel.css';

/** A panel over the slide: takes the focus, closes on Escape and on a click beside it, gives the focus back. */
export function Panel({ name, title, children }: { name: string; title: string; children: ReactNode }) {
  const store = useStore();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => store.update((state) => ({ ...state, panel: 'none' }));
  // Closed while it is still in the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes the dialog; the click is only for the pointer
    <dialog
      ref={dialog}
      className={`panel ${name}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => event.target === dialog.current && close()}
    >
      {children}
    </dialog>
  );
}
