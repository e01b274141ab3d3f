import { useEffect, useEffectEvent, useRef } from 'react';
import type { RunSession } from '../../machine/run-view.ts';
import type { OpenTerminal, TerminalSettings } from './terminal/open-terminal.ts';

/** Columns and rows of the terminal on a slide. */
export const slideSize = { columns: 80, rows: 20 } as const;

const loadTerminal = () => import('./terminal/open-terminal.ts');

/** Fetches the terminal's code ahead, so that the network may go away. Never fails: it is asked for again when it is needed. */
export function preloadTerminal(): void {
  loadTerminal().catch(() => {});
}

interface LiveTerminalProps {
  readonly session: RunSession;
  readonly program: string;
  /** Columns and rows; what fits into the element where they are not given. */
  readonly size?: { readonly columns: number; readonly rows: number };
  /** Somebody answers to what is typed. */
  readonly answers: boolean;
  /** There is no terminal: its code could not be loaded. */
  readonly onFailure: () => void;
}

/** The session's terminal. Its code is loaded only here. */
export function LiveTerminal({ session, program, size, answers, onFailure }: LiveTerminalProps) {
  const host = useRef<HTMLDivElement>(null);
  const fail = useEffectEvent(onFailure);
  const columns = size?.columns;
  const rows = size?.rows;
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const fitting = fittingSize(element);
    const shown = {
      columns: columns ?? fitting.columns,
      rows: rows ?? fitting.rows,
      answers,
      label: `Terminal of ${program}. Escape leaves it, Control and [ is the guest's Escape.`,
    };
    return showTerminal(element, session, shown, fail);
  }, [session, program, columns, rows, answers]);
  return <div ref={host} className="run-live" />;
}

type Shown = Omit<TerminalSettings, 'onInput'>;

/** Loads and opens a terminal, unless it is taken away before it has come. @returns what takes it away */
function showTerminal(element: HTMLElement, session: RunSession, shown: Shown, onFailure: () => void): () => void {
  let wanted = true;
  let close = () => {};
  // Until it shows what has been printed already.
  element.ariaBusy = 'true';
  const open = async () => {
    const { openTerminal } = await loadTerminal();
    const settings = { ...shown, onInput: (bytes: Uint8Array) => session.input(bytes) };
    const terminal: OpenTerminal | null = wanted ? await openTerminal(element, settings) : null;
    if (!wanted) return terminal?.close();
    if (!terminal) return;
    session.resize(shown.columns, shown.rows);
    const detach = session.attach(terminal.sink);
    close = () => {
      detach();
      terminal.close();
    };
    await terminal.shown();
    element.ariaBusy = null;
  };
  open().catch((error: unknown) => {
    console.error('The terminal could not be opened.', error);
    if (wanted) onFailure();
  });
  return () => {
    wanted = false;
    close();
  };
}

/** How many characters fit into an element: those of the terminal's font are half as wide as it is large. */
function fittingSize(element: HTMLElement): { columns: number; rows: number } {
  const { fontSize, lineHeight } = getComputedStyle(element);
  return {
    columns: Math.max(20, Math.floor(element.clientWidth / (Number.parseFloat(fontSize) / 2))),
    rows: Math.max(5, Math.floor(element.clientHeight / Number.parseFloat(lineHeight))),
  };
}
