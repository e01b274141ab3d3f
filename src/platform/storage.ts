/** Keeps short texts by key. Nothing fails: what cannot be stored is forgotten. */
export interface TextStorage {
  /** Null for a key that was never set. */
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/**
 * Storage of the browser: `() => sessionStorage` for one window, `() => localStorage` for all of them.
 * @param open is called for each access, because with cookies blocked the mere mention of a storage throws
 */
export function browserStorage(open: () => Storage): TextStorage {
  return {
    get: (key) => attempt(() => open().getItem(key)),
    set: (key, value) => void attempt(() => open().setItem(key, value)),
    remove: (key) => void attempt(() => open().removeItem(key)),
  };
}

function attempt<Result>(access: () => Result): Result | null {
  try {
    return access();
  } catch {
    // Blocked, missing or full: the talk goes on without saved state.
    return null;
  }
}
