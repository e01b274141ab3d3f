import type { ITheme } from '@xterm/xterm';

/** The colours of a terminal, and the token each of them is. Its background is that of what it stands on. */
const tokens = {
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
  const token = (name: string, alpha = '') => `${style.getPropertyValue(name).trim()}${alpha}`;
  const colours = Object.entries(tokens).map(([name, from]) => [name, token(from)]);
  const selection = token('--blue', '55');
  return {
    ...Object.fromEntries(colours),
    // Clear, but with a colour, which inverse text takes.
    background: token('--code-background', '00'),
    selectionBackground: selection,
    selectionInactiveBackground: selection,
  };
}
