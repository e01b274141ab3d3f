import { manifest } from 'virtual:deck/manifest';
import { slides } from 'virtual:deck/slides';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import type { About } from '../deck/about.ts';
import type { PagePolicy } from '../deck/pages.ts';
import { type DeckState, initialState } from '../deck/state.ts';
import { createStore } from '../deck/store.ts';
import { AboutDocument } from '../print/about-document.tsx';
import { PrintDocument } from '../print/print-document.tsx';
import { DeckProvider } from '../stage/deck-context.tsx';
import { relativeLinks } from '../stage/links.ts';
import { createSlideModules } from '../stage/slide-modules.ts';
import { Stage } from '../stage/stage.tsx';

export { manifest };

/** Loads every slide; the renderers below need them all at hand. Throws for one that does not load. */
export async function loadSlides() {
  const modules = createSlideModules(slides);
  for (const { id } of manifest.slides) {
    await modules.load(id);
    if (typeof modules.get(id) === 'string') throw new Error(`The slide "${id}" does not load; the reason is above.`);
  }
  return modules;
}

type Modules = Awaited<ReturnType<typeof loadSlides>>;

/**
 * The stage at the first step of a slide, exactly as the browser draws it first. Throws what the slide throws.
 * @param root the deck's root as seen from the page: `../` on a slide's page
 */
export function renderStage(slide: number, root: string, modules: Modules): string {
  const prerendered: DeckState = { ...initialState, position: { slide, step: 0 } };
  const links = relativeLinks(root, manifest.url);
  const store = createStore(manifest, prerendered);
  const value = { store, modules, links, prerenderedLinks: links, prerendered };
  return renderToString(
    <StrictMode>
      <DeckProvider value={value}>
        <Stage />
      </DeckProvider>
    </StrictMode>,
  );
}

/** The print document of one policy. */
export function renderPrint(policy: PagePolicy, modules: Modules): string {
  const bodyOf = (id: string) => {
    const body = modules.get(id);
    if (typeof body === 'string') throw new Error(`The slide "${id}" is not loaded`);
    return body;
  };
  return renderToString(<PrintDocument manifest={manifest} policy={policy} bodyOf={bodyOf} />);
}

/** The page that says what the deck is made of. */
export const renderAbout = (about: About): string => renderToString(<AboutDocument manifest={manifest} {...about} />);
