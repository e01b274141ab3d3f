import type { Manifest } from './manifest.ts';
import { clamp } from './position.ts';
import type { DeckState } from './state.ts';

export type Listener = (state: DeckState, before: DeckState) => void;

/** The one place where the talk's state lives. Nothing in it knows React, the DOM or other windows. */
export interface Store {
  get(): DeckState;
  manifest(): Manifest;
  /** Applies a pure change; listeners run at once, in the order they subscribed. */
  update(change: (state: DeckState) => DeckState): void;
  /** Takes a recompiled deck: the talk stays on the slide with the same id, at a step that exists. */
  replaceManifest(manifest: Manifest): void;
  /** Returns the function that unsubscribes. */
  subscribe(listener: Listener): () => void;
}

export function createStore(manifest: Manifest, initial: DeckState): Store {
  let deck = manifest;
  let state: DeckState = { ...initial, position: clamp(deck, initial.position) };
  const listeners = new Set<Listener>();

  const publish = (after: DeckState) => {
    const before = state;
    state = after;
    for (const listener of listeners) listener(after, before);
  };

  return {
    get: () => state,
    manifest: () => deck,
    update(change) {
      const after = change(state);
      if (after !== state) publish(after);
    },
    replaceManifest(compiled) {
      const id = deck.slides[state.position.slide]?.id;
      deck = compiled;
      const slide = deck.slides.findIndex((entry) => entry.id === id);
      const { position } = state;
      publish({ ...state, position: clamp(deck, slide < 0 ? position : { ...position, slide }) });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
