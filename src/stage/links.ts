import { formatAddress } from '../deck/location.ts';
import { jump } from '../deck/state.ts';
import type { Store } from '../deck/store.ts';
import type { Links } from '../elements/slide-link.tsx';

/**
 * Links as a prerendered page has them, which knows its deck's root only by how to get there.
 * @param published the address that `deck.ts` names, if it does
 */
export function relativeLinks(root: string, published: string | undefined): Links {
  return {
    href: (id, step) => `${root}${id}/${step > 0 ? `#${step}` : ''}`,
    home: published,
  };
}

/** Links that move the talk instead of loading a page. */
export function liveLinks(root: URL, store: Store): Links {
  const positionOf = (id: string, step: number) => ({
    slide: Math.max(
      0,
      store.manifest().slides.findIndex((entry) => entry.id === id),
    ),
    step,
  });
  return {
    home: store.manifest().url ?? reachable(root),
    href: (id, step) => new URL(formatAddress(store.manifest(), positionOf(id, step)), root).href,
    follow: (id, step) => store.update((state) => jump(store.manifest(), state, positionOf(id, step))),
  };
}

/** The address of a deck that other devices can open; a code that leads to the speaker's own computer helps nobody. */
function reachable({ hostname, href, protocol }: URL): string | undefined {
  const own = /^(localhost|.*\.localhost|127\..*|\[::1\])$/.test(hostname);
  return own || !protocol.startsWith('http') ? undefined : href;
}
