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
  /** Takes a recompiled deck: what was loaded is replaced, and slides that are gone are forgotten. */
  replaceLoaders(loaders: Loaders): Promise<void>;
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
    if (typeof bodies.get(id) !== 'function') await loadAnew(id);
  };

  const loadAnew = async (id: string) => {
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
    async replaceLoaders(changed) {
      loaders = changed;
      for (const id of bodies.keys()) if (!(id in changed)) bodies.delete(id);
      // What has not changed is at hand already, and comes back as the same component.
      await Promise.all([...bodies.keys()].map(loadAnew));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
