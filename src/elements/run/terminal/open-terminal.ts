import { type ITerminalInitOnlyOptions, type ITerminalOptions, Terminal } from '@xterm/xterm';
import rules from '@xterm/xterm/css/xterm.css?inline';
import type { TerminalSink } from '../../../machine/run-view.ts';
import { refuseSequences } from './guest-limits.ts';
import { leaveOnEscape } from './leave-on-escape.ts';
import liveRules from './live.css?inline';
import { leaveSelecting, selectAsText } from './select-as-text.ts';
import { adoptStyles, withStyleSheets } from './style-elements.ts';
import { terminalTheme } from './terminal-theme.ts';

/** A terminal in the page. */
export interface OpenTerminal {
  readonly sink: TerminalSink;
  /** Resolves when everything written so far is part of the screen. */
  shown(): Promise<void>;
  close(): void;
}

export interface TerminalSettings {
  readonly columns: number;
  readonly rows: number;
  /** Somebody answers to what is typed; a recording does not. */
  readonly answers: boolean;
  /** Read aloud for what is typed into. */
  readonly label: string;
  /** Gets what a person types. */
  readonly onInput: (bytes: Uint8Array) => void;
}

/** Empties the terminal, in its place among what is printed. */
const reset = '\u001bc';
/** Leaving the second screen, where it is not, has xterm.js show the cursor before it ever had the focus. */
const showCursor = '\u001b[?1047l';
const hideCursor = '\u001b[?25l';
const reducedMotion = '(prefers-reduced-motion: reduce)';

/**
 * Opens a terminal in an element, in its font, size and palette. Resolves when its fonts are there, which it measures.
 */
export async function openTerminal(host: HTMLElement, settings: TerminalSettings): Promise<OpenTerminal> {
  const { fontFamily, fontSize } = getComputedStyle(host);
  // What cannot be loaded is replaced by the next font of the family.
  await Promise.allSettled(['400', '700'].map((weight) => document.fonts.load(`${weight} ${fontSize} ${fontFamily}`)));
  const terminal = new Terminal(optionsFor(host, settings));
  const restyle = () => {
    terminal.options.theme = terminalTheme(host);
  };
  withStyleSheets(document, () => terminal.open(host));
  refuseSequences(terminal);
  leaveSelecting(terminal);
  const { textarea } = terminal;
  if (!textarea) throw new Error('The terminal has nothing to type into');
  textarea.setAttribute('aria-label', settings.label);
  const encoder = new TextEncoder();
  terminal.onData((text) => settings.onInput(encoder.encode(text)));
  const endings = [
    adoptRules(),
    leaveOnEscape(textarea),
    selectAsText(host, () => terminal.focus()),
    watchPalette(restyle),
    watchMotion(terminal),
  ];
  return {
    sink: {
      clear: () => terminal.write(reset + (settings.answers ? showCursor : hideCursor)),
      write: (bytes) => terminal.write(bytes),
    },
    shown: () => new Promise((done) => terminal.write('', done)),
    close() {
      for (const end of endings) end();
      terminal.dispose();
    },
  };
}

type AllOptions = ITerminalOptions & ITerminalInitOnlyOptions;

function optionsFor(host: HTMLElement, { columns, rows, answers }: TerminalSettings): AllOptions {
  const { fontFamily, fontSize, lineHeight } = getComputedStyle(host);
  const size = Number.parseFloat(fontSize);
  return {
    cols: columns,
    rows,
    fontFamily,
    fontSize: size,
    fontWeight: 400,
    fontWeightBold: 700,
    lineHeight: Math.max(1, Number.parseFloat(lineHeight) / size / naturalLine),
    theme: terminalTheme(host),
    cursorBlink: !matchMedia(reducedMotion).matches,
    cursorInactiveStyle: 'outline',
    // The pane behind it has its colour; a second one would have seams on a scaled slide.
    allowTransparency: true,
    disableStdin: !answers,
    // Only the browser selects, see `selectAsText`.
    rightClickSelectsWord: false,
    scrollback: 2000,
    screenReaderMode: true,
    convertEol: false,
  };
}

/** Height of a line of the terminal's font, in ems: xterm.js multiplies it. */
const naturalLine = 1.25;

function adoptRules(): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules + liveRules);
  return adoptStyles(document, sheet);
}

function watchPalette(restyle: () => void): () => void {
  const observer = new MutationObserver(restyle);
  observer.observe(document.documentElement, { attributeFilter: ['data-palette'], subtree: true });
  return () => observer.disconnect();
}

function watchMotion(terminal: Terminal): () => void {
  const query = matchMedia(reducedMotion);
  const follow = () => {
    terminal.options.cursorBlink = !query.matches;
  };
  query.addEventListener('change', follow);
  return () => query.removeEventListener('change', follow);
}
