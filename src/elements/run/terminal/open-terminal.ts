import { type ITerminalInitOnlyOptions, type ITerminalOptions, Terminal } from '@xterm/xterm';
import rules from '@xterm/xterm/css/xterm.css?inline';
import type { TerminalSink } from '../../../machine/run-view.ts';
import { leaveOnEscape, refuseSequences } from './guest-limits.ts';
import { adoptStyles, withStyleSheets } from './style-elements.ts';
import { terminalTheme } from './terminal-theme.ts';
import { unscaleMouse } from './unscale-mouse.ts';

/** A terminal in the page. */
export interface OpenTerminal {
  readonly sink: TerminalSink;
  focus(): void;
  close(): void;
}

interface TerminalSettings {
  readonly columns: number;
  readonly rows: number;
  /** Read aloud for what is typed into. */
  readonly label: string;
  /** Gets what a person types. */
  readonly onInput: (bytes: Uint8Array) => void;
}

/** Empties the terminal, in its place among what is printed, and shows the cursor before it ever had the focus. */
const reset = '\u001bc\u001b[?25h';
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
  leaveOnEscape(terminal);
  terminal.textarea?.setAttribute('aria-label', settings.label);
  const encoder = new TextEncoder();
  terminal.onData((text) => settings.onInput(encoder.encode(text)));
  const endings = [adoptRules(), unscaleMouse(host), watchPalette(restyle), watchMotion(terminal)];
  return {
    sink: {
      clear: () => terminal.write(reset),
      write: (bytes) => terminal.write(bytes),
    },
    focus: () => terminal.focus(),
    close() {
      for (const end of endings) end();
      terminal.dispose();
    },
  };
}

type AllOptions = ITerminalOptions & ITerminalInitOnlyOptions;

function optionsFor(host: HTMLElement, { columns, rows }: TerminalSettings): AllOptions {
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
    scrollback: 2000,
    screenReaderMode: true,
    convertEol: false,
  };
}

/** Height of a line of the terminal's font, in ems: xterm.js multiplies it. */
const naturalLine = 1.25;

function adoptRules(): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${rules} .xterm .xterm-viewport { background: none }`);
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
