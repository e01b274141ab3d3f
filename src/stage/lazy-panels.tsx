import { lazy, Suspense } from 'react';
import { useDeckState } from './deck-context.tsx';

const load = () => import('./panels.tsx');
const Panels = lazy(async () => ({ default: (await load()).Panels }));

/** Fetches the panels ahead of the first key that opens one. */
export const preloadPanels = load;

/** The panel that is open; its code is fetched when it is first needed, or before. */
export function LazyPanels() {
  const { panel } = useDeckState();
  if (panel === 'none') return null;
  return (
    <Suspense>
      <Panels />
    </Suspense>
  );
}
