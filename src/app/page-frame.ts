import { plainTitle } from '../deck/manifest.ts';
import type { Store } from '../deck/store.ts';

/** Keeps what lies outside of React up to date: the palette and the title of the window. */
export function showPalette(store: Store, page: HTMLElement): void {
  const show = () => {
    page.dataset['palette'] = store.get().palette;
  };
  show();
  store.subscribe(show);
}

/** Names the window after its slide, for tabs, bookmarks and the history. */
export function showTitle(store: Store, document: Document, prefix = ''): void {
  const show = () => {
    const { slides, title } = store.manifest();
    const { slide } = store.get().position;
    const entry = slides[slide];
    document.title = slide === 0 || !entry ? `${prefix}${title}` : `${prefix}${plainTitle(entry)} · ${title}`;
  };
  show();
  store.subscribe(show);
}

/** Spells out the icon's address, which is relative to the page that was loaded: the talk moves on to others. */
export function keepIcon(document: Document): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  icon?.setAttribute('href', icon.href);
}
