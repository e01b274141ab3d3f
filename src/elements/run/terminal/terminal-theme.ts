import type { ITheme } from '@xterm/xterm';

/** The colours of a terminal, and the token each of them is. */
const tokens = {
  background: '--code-background',
  foreground: '--ink',
  cursor: '--ink',
  cursorAccent: '--code-background',
  black: '--ink-3',
  red: '--red',
  green: '--green',
  yellow: '--amber',
  blue: '--blue',
  magenta: '--violet',
  cyan: '--teal',
  // Programs take the screen for dark: what they mean to be bright must be seen on paper, too.
  white: '--ink-2',
  brightBlack: '--ink-3',
  brightRed: '--red',
  brightGreen: '--green',
  brightYellow: '--amber',
  brightBlue: '--blue',
  brightMagenta: '--violet',
  brightCyan: '--teal',
  brightWhite: '--ink',
} as const satisfies ITheme;

/** A terminal's colours in the palette that is in effect where an element stands. */
export function terminalTheme(element: Element): ITheme {
  const style = getComputedStyle(element);
  const theme = Object.entries(tokens).map(([name, token]) => [name, style.getPropertyValue(token).trim()]);
  const selection = `${style.getPropertyValue('--blue').trim()}55`;
  return { ...Object.fromEntries(theme), selectionBackground: selection, selectionInactiveBackground: selection };
}
