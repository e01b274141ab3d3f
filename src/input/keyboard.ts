import type { Effect } from '../deck/command.ts';
import { runCommand } from '../deck/dispatch.ts';
import { type KeyContext, readKey } from '../deck/keymap.ts';
import type { Store } from '../deck/store.ts';

/**
 * Turns key presses anywhere in a window into commands, before anything on the page sees them.
 * @param now milliseconds since the epoch
 * @param perform does what a command asks of the window; called while the key press is being handled
 */
export function bindKeyboard(target: Window, store: Store, now: () => number, perform: (effect: Effect) => void): void {
  const onKeyDown = (event: KeyboardEvent) => {
    const result = readKey(event, { state: store.get(), manifest: store.manifest(), focus: focusOf(event.target) });
    if (result === 'leave') return;
    event.preventDefault();
    event.stopPropagation();
    if (result === 'swallow') return;
    const effect = runCommand(store, result.command, now());
    if (effect) perform(effect);
  };
  target.addEventListener('keydown', onKeyDown, { capture: true });
}

/** What takes keys for itself where the focus is. */
function focusOf(target: EventTarget | null): KeyContext['focus'] {
  if (!(target instanceof Element)) return 'none';
  if (target.closest('input, textarea, select, [contenteditable], [role="slider"], [data-scrolls]')) return 'text';
  if (target.closest('button, summary, [role="button"]')) return 'button';
  return target.closest('a[href]') ? 'link' : 'none';
}
