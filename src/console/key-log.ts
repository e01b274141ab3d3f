import { commands } from '../deck/commands/index.ts';
import { type KeyLike, keyName } from '../deck/keymap.ts';

/** Held down to type another key, they are not worth a line. */
const modifiers = ['Shift', 'Control', 'Alt', 'Meta'];

/** A key that reached this window. */
export interface ReceivedKey {
  /** As the key bindings write it: `PageDown`, `Shift+F5`. */
  readonly key: string;
  /** What the key is for; null when it is for nothing. */
  readonly title: string | null;
  /** How many times in a row it came, so that each press of a clicker can be seen. */
  readonly times: number;
}

/** The last key, whatever it was: the quickest way to learn what a clicker sends. */
export interface KeyLog {
  last(): ReceivedKey | null;
  /** Returns the function that unsubscribes. */
  subscribe(listener: () => void): () => void;
}

/** Listens before anybody else does, and leaves the keys alone. */
export function createKeyLog(target: Pick<EventTarget, 'addEventListener'>): KeyLog {
  let last: ReceivedKey | null = null;
  const listeners = new Set<() => void>();
  const note = (event: KeyLike) => {
    const key = keyName(event);
    if (key === null || event.repeat || modifiers.includes(event.key)) return;
    const title = commands.find(({ keys }) => keys.includes(key))?.title ?? null;
    last = { key, title, times: last?.key === key ? last.times + 1 : 1 };
    for (const listener of listeners) listener();
  };
  target.addEventListener('keydown', (event) => note(event as KeyboardEvent), { capture: true });
  return {
    last: () => last,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
