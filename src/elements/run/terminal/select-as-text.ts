import type { Terminal } from '@xterm/xterm';

/**
 * Has the browser select what a terminal shows, instead of xterm.js: that counts the pixels of the window, of which
 * a scaled slide has fewer, and draws a selection with style attributes, which the content security policy forbids.
 * The guest gets no mouse. A click that selects nothing gives the terminal the focus.
 * @returns the function that ends it
 */
export function selectAsText(host: HTMLElement, focus: () => void): () => void {
  const keep = (event: Event) => event.stopPropagation();
  const onClick = () => {
    // The focus would take a selection away.
    if (document.getSelection()?.isCollapsed !== false) focus();
  };
  host.addEventListener('mousedown', keep, { capture: true });
  host.addEventListener('click', onClick);
  return () => {
    host.removeEventListener('mousedown', keep, { capture: true });
    host.removeEventListener('click', onClick);
  };
}

/** On a Mac, Command+A is the browser's. */
export function leaveSelecting(terminal: Terminal): void {
  terminal.attachCustomKeyEventHandler(({ metaKey, key }) => !(metaKey && key.toLowerCase() === 'a'));
}
