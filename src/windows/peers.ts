/** How many windows of the other role are listening. */
export interface Peers {
  count(): number;
  /** Calls back when the count changes. Returns the function that unsubscribes. */
  subscribe(listener: () => void): () => void;
}

/** Keeps the list behind `Peers`. */
export interface PeerList extends Peers {
  heard(id: string): void;
  gone(id: string): void;
  /** Notes that everybody has been asked for an answer, and drops who left two such calls unanswered. */
  asked(): void;
}

const toleratedSilence = 2;

/**
 * Counts unanswered calls rather than time: a window that crashed is noticed, while one whose timers the browser
 * has slowed down is not taken for dead.
 */
export function createPeerList(): PeerList {
  const unanswered = new Map<string, number>();
  const listeners = new Set<() => void>();
  const changing = (change: () => void) => {
    const before = unanswered.size;
    change();
    if (unanswered.size !== before) for (const listener of listeners) listener();
  };
  const countCall = (calls: number, id: string) => {
    if (calls >= toleratedSilence) unanswered.delete(id);
    else unanswered.set(id, calls + 1);
  };
  return {
    count: () => unanswered.size,
    heard: (id) => changing(() => unanswered.set(id, 0)),
    gone: (id) => changing(() => unanswered.delete(id)),
    asked: () => changing(() => unanswered.forEach(countCall)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
