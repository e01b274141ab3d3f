import { createContext, type ReactNode, use, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Manifest } from '../deck/manifest.ts';
import { withPart } from '../deck/parts.ts';
import { next, samePosition } from '../deck/position.ts';
import type { DeckState } from '../deck/state.ts';
import type { Store } from '../deck/store.ts';
import { PartsContext } from '../elements/lab/parts-context.ts';
import { type Links, LinksContext } from '../elements/slide-link.tsx';
import type { SlideBody, SlideModules } from './slide-modules.ts';

/** What every view is drawn from. */
export interface DeckContextValue {
  readonly store: Store;
  readonly modules: SlideModules;
  readonly links: Links;
  /** The links the page was prerendered with, when they are written in another way. */
  readonly prerenderedLinks: Links;
  /** The state the page was prerendered with; React must find the same before it shows the real one. */
  readonly prerendered: DeckState;
}

const DeckContext = createContext<DeckContextValue | null>(null);

const neverChanges = () => () => {};

/** Gives the views below it the talk. */
export function DeckProvider({ value, children }: { value: DeckContextValue; children: ReactNode }) {
  const links = useSyncExternalStore(
    neverChanges,
    () => value.links,
    () => value.prerenderedLinks,
  );
  return (
    <DeckContext value={value}>
      <LinksContext value={links}>
        <PartsProvider>{children}</PartsProvider>
      </LinksContext>
    </DeckContext>
  );
}

/** Gives the slides what people have made of their parts. */
function PartsProvider({ children }: { children: ReactNode }) {
  const store = useStore();
  const { parts } = useDeckState();
  const value = useMemo(
    () => ({
      parts,
      change: (key: string, text: string | null) =>
        store.update((state) => ({ ...state, parts: withPart(state.parts, key, text) })),
    }),
    [store, parts],
  );
  return <PartsContext value={value}>{children}</PartsContext>;
}

function useDeck(): DeckContextValue {
  const value = use(DeckContext);
  if (!value) throw new Error('This component must stand inside a <DeckProvider>');
  return value;
}

export function useStore(): Store {
  return useDeck().store;
}

/** The state of the talk and of this window; the component is drawn anew when it changes. */
export function useDeckState(): DeckState {
  const { store, prerendered } = useDeck();
  return useSyncExternalStore(store.subscribe, store.get, () => prerendered);
}

export function useManifest(): Manifest {
  const { store } = useDeck();
  return useSyncExternalStore(store.subscribe, store.manifest, store.manifest);
}

/** The body of a slide; asks for it to be loaded. */
export function useSlideBody(id: string): SlideBody {
  const { modules } = useDeck();
  useEffect(() => {
    void modules.load(id);
  }, [modules, id]);
  const get = () => modules.get(id);
  return useSyncExternalStore(modules.subscribe, get, get);
}

/** True when the talk has just moved one press forward, so that what is new may move. */
export function useMovedForward(): boolean {
  const { store } = useDeck();
  const tracker = useMemo(() => trackDirection(store), [store]);
  return useSyncExternalStore(tracker.subscribe, tracker.forward, () => false);
}

function trackDirection(store: Store) {
  let forward = false;
  return {
    forward: () => forward,
    subscribe: (listener: () => void) =>
      store.subscribe((after, before) => {
        if (samePosition(after.position, before.position)) return;
        forward = samePosition(after.position, next(store.manifest(), before.position));
        listener();
      }),
  };
}
