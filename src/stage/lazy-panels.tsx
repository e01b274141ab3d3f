import { useEffect, useState } from 'react';
import { useDeckState, useStore } from './deck-context.tsx';

/** The panels' code, once it has arrived. */
let panels: typeof import('./panels.tsx') | null = null;

/** Fetches the panels ahead of the first key that opens one. @returns whether they are at hand; never rejects */
export async function preloadPanels(): Promise<boolean> {
  try {
    panels = await import('./panels.tsx');
    return true;
  } catch (error) {
    console.error('The panels could not be loaded.', error);
    return false;
  }
}

/** The panel that is open; its code is fetched when it is first needed, or before. */
export function LazyPanels() {
  const { panel } = useDeckState();
  return panel === 'none' ? null : <OpenPanel />;
}

/** Drawn at once when its code is at hand, so that what is typed next is typed into the panel. */
function OpenPanel() {
  const store = useStore();
  const [loaded, setLoaded] = useState(panels);
  useEffect(() => {
    if (loaded) return;
    void preloadPanels().then((arrived) => {
      if (arrived) setLoaded(panels);
      else store.update((state) => ({ ...state, panel: 'none', notice: 'This could not be loaded. Try again later.' }));
    });
  }, [loaded, store]);
  return loaded && <loaded.Panels />;
}
