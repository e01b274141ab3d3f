import { slides } from 'virtual:deck/slides';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { type DeckState, initialState } from '../deck/state.ts';
import { RunContext } from '../elements/run/run-context.ts';
import { DeckProvider } from '../stage/deck-context.tsx';
import { preloadPanels } from '../stage/lazy-panels.tsx';
import { liveLinks, relativeLinks } from '../stage/links.ts';
import { createSlideModules, type SlideModules } from '../stage/slide-modules.ts';
import { Stage } from '../stage/stage.tsx';
import '../print/print.css';
import '../theme/index.css';
import { fetchFonts } from './fonts.ts';
import type { View } from './view.ts';

/**
 * Draws the stage into the page. Where the page was prerendered, React takes over what is there.
 * Resolves when the slide is drawn.
 */
export async function mount(container: HTMLElement, view: View): Promise<void> {
  const { store, root, landed } = view;
  const modules = createSlideModules(slides);
  const ids = store.manifest().slides.map(({ id }) => id);
  // Both the slide in the page, which React takes over, and the one the talk has moved to meanwhile.
  await Promise.all([modules.load(ids[landed.slide] ?? ''), modules.load(ids[store.get().position.slide] ?? '')]);
  const prerendered: DeckState = { ...initialState, position: { slide: landed.slide, step: 0 } };
  const prerenderedLinks = relativeLinks(landed.root, store.manifest().url);
  const value = { store, modules, links: liveLinks(root, store), prerenderedLinks, prerendered };
  const open = () => view.runs().then(({ sessionOf }) => sessionOf(view));
  const app = (
    <StrictMode>
      <RunContext value={open}>
        <DeckProvider value={value}>
          <Stage />
        </DeckProvider>
      </RunContext>
    </StrictMode>
  );
  if (container.firstElementChild?.matches('main')) flushSync(() => hydrateRoot(container, app));
  else flushSync(() => createRoot(container).render(app));
  // What cannot be fetched is fetched, or missed, when it is needed.
  void Promise.allSettled([
    import('./after-drawing.ts').then((it) => it.afterDrawing(store, open)),
    prefetch(modules, ids, store.get().position.slide).then(view.runs),
  ]);
  import.meta.hot?.accept('virtual:deck/slides', (changed) => {
    if (changed) modules.replaceLoaders(changed['slides']);
  });
}

/** The slides on both sides first, then fonts, panels and the rest: after that, and the runs, the network may go away. */
async function prefetch(modules: SlideModules, ids: readonly string[], slide: number): Promise<void> {
  const near = [ids[slide + 1], ids[slide - 1]].filter((id) => id !== undefined);
  await modules.loadAll(near);
  await fetchFonts(document.fonts);
  await preloadPanels();
  await modules.loadAll(ids);
}
