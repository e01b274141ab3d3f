import { notes } from 'virtual:deck/notes';
import { slides } from 'virtual:deck/slides';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Console } from '../console/console.tsx';
import { createKeyLog } from '../console/key-log.ts';
import type { ConsoleServices } from '../console/services.ts';
import { browserClock } from '../platform/clock.ts';
import { browserStorage } from '../platform/storage.ts';
import { DeckProvider } from '../stage/deck-context.tsx';
import { preloadPanels } from '../stage/lazy-panels.tsx';
import { liveLinks } from '../stage/links.ts';
import { createSlideModules } from '../stage/slide-modules.ts';
import { openAudience } from '../windows/open-audience.ts';
import '../theme/index.css';
import { fetchFonts } from './fonts.ts';
import type { View } from './view.ts';

/** Draws the console into the page. Resolves when the slide and its notes are drawn. */
export async function mount(container: HTMLElement, view: View): Promise<void> {
  const { store, root, link } = view;
  const modules = createSlideModules(slides);
  const notesModules = createSlideModules(notes);
  const ids = store.manifest().slides.map(({ id }) => id);
  const { slide } = store.get().position;
  const near = [ids[slide], ids[slide + 1]].filter((id) => id !== undefined);
  await Promise.all([modules.loadAll(near), notesModules.loadAll(near)]);

  const links = liveLinks(root, store);
  const value = { store, modules, links, prerenderedLinks: links, prerendered: store.get() };
  const services: ConsoleServices = {
    clock: browserClock,
    audience: link.peers,
    openAudience(url) {
      link.claim();
      return openAudience(window, url) !== null;
    },
    notes: notesModules,
    openRuns: () => view.runs().then(({ sessionOf }) => sessionOf(view)),
    keys: createKeyLog(window),
    preferences: browserStorage(() => localStorage),
  };
  const app = (
    <StrictMode>
      <DeckProvider value={value}>
        <Console {...services} />
      </DeckProvider>
    </StrictMode>
  );
  flushSync(() => createRoot(container).render(app));
  void fetchFonts(document.fonts);
  void preloadPanels();
  void import('./after-drawing.ts').then((it) => it.afterDrawing(store, services.openRuns)).catch(() => {});
  void modules.loadAll(ids).then(() => notesModules.loadAll(ids));
  import.meta.hot?.accept(['virtual:deck/slides', 'virtual:deck/notes'], ([bodies, texts]) => {
    if (bodies) modules.replaceLoaders(bodies['slides']);
    if (texts) notesModules.replaceLoaders(texts['notes']);
  });
}
