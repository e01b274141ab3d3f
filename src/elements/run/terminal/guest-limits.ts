import type { Terminal } from '@xterm/xterm';

/** Operating system commands that are ignored: title, colours of the screen, links, clipboard. */
const ignored = [0, 1, 2, 4, 8, 10, 11, 12, 52, 104, 110, 111, 112];

/**
 * What a guest prints draws text in a terminal, and does nothing else: it names no window, links nowhere, reaches no
 * clipboard. Colours of 24 bits are left out, because xterm.js would write a style attribute for them, which the
 * content security policy forbids; the 256 of the palette are drawn.
 */
export function refuseSequences({ parser }: Terminal): void {
  for (const command of ignored) parser.registerOscHandler(command, () => true);
  parser.registerCsiHandler({ final: 'm' }, hasDirectColour);
}

/** Whether a "select graphic rendition" has a colour of 24 bits: `38;2;r;g;b`, or `38:2:…` as a list of its own. */
export function hasDirectColour(params: readonly (number | readonly number[])[]): boolean {
  return params.some((param, index) => {
    if (typeof param !== 'number' || ![38, 48, 58].includes(param)) return false;
    const next = params[index + 1];
    return next === 2 || (typeof next === 'object' && next[0] === 2);
  });
}

/** Escape leaves the terminal, so that the keyboard is never caught in it; the guest gets that key as Ctrl+[. */
export function leaveOnEscape(terminal: Terminal): void {
  terminal.attachCustomKeyEventHandler((event) => {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey && !event.isComposing;
    if (event.key !== 'Escape' || !plain) return true;
    // A dialog around it would close.
    event.preventDefault();
    if (event.type === 'keydown') terminal.textarea?.blur();
    return false;
  });
}
