import type { ComponentType } from 'react';

export type Loaders = Readonly<Record<string, () => Promise<{ default: ComponentType }>>>;

/** A slide's body: loaded, not yet, or not to be had. */
export type SlideBody = ComponentType | 'absent' | 'failed';

/** The bodies of the slides, each loaded once. */
export interface SlideModules {
  get(id: string): SlideBody;
  /** Resolves when the slide is loaded or has failed; never rejects. A failed slide is tried again. */
  load(id: string): Promise<void>;
  /** Loads all of them one after the other, so that the network may go away. */
  loadAll(ids: readonly string[]): Promise<void>;
  replaceLoaders(loaders: Loaders): void;
  subscribe(listener: () => void): () => void;
}

export function createSlideModules(initial: Loaders): SlideModules {
  let loaders = initial;
  const bodies = new Map<string, SlideBody>();
  const listeners = new Set<() => void>();

  const set = (id: string, body: SlideBody) => {
    bodies.set(id, body);
    for (const listener of listeners) listener();
  };

  const load = async (id: string) => {
    if (typeof bodies.get(id) === 'function') return;
    try {
      const module = await loaders[id]?.();
      set(id, module?.default ?? 'failed');
    } catch (error) {
      console.error(`The slide "${id}" could not be loaded.`, error);
      set(id, 'failed');
    }
  };

  return {
    get: (id) => bodies.get(id) ?? 'absent',
    load,
    async loadAll(ids) {
      for (const id of ids) await load(id);
    },
    replaceLoaders(changed) {
      loaders = changed;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
