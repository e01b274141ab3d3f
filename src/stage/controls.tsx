import { type MouseEvent, use } from 'react';
import { next, type Position, previous, samePosition } from '../deck/position.ts';
import type { Panel } from '../deck/state.ts';
import { isPlainClick, LinksContext } from '../elements/slide-link.tsx';
import { useDeckState, useManifest, useStore } from './deck-context.tsx';

/**
 * Buttons for readers without a keyboard. Next and previous are links, so that they work before the script has
 * loaded, and without it.
 */
export function Controls() {
  const { position } = useDeckState();
  const manifest = useManifest();
  return (
    <nav className="controls" aria-label="Slides" onMouseDown={keepFocus}>
      <Move label="Previous" rel="prev" to={previous(manifest, position)} path="M20 6 L10 16 L20 26" />
      <Toggle label="Overview" panel="overview" path="M6 6h8v8h-8z M18 6h8v8h-8z M6 18h8v8h-8z M18 18h8v8h-8z" />
      <Toggle label="Keys" panel="help" path="M12 12a4 4 0 1 1 5 4q-1 .5-1 3 M16 23v2" />
      <Move label="Next" rel="next" to={next(manifest, position)} path="M12 6 L22 16 L12 26" />
    </nav>
  );
}

/** A click leaves the focus where it was: after it, Space is the next step and not the same button again. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

function Move({ label, rel, to, path }: { label: string; rel: 'next' | 'prev'; to: Position; path: string }) {
  const store = useStore();
  const manifest = useManifest();
  const { position } = useDeckState();
  const { href } = use(LinksContext);
  // Without the script the link goes from slide to slide: a page shows all steps at once.
  const target = manifest.slides[position.slide + (rel === 'next' ? 1 : -1)] ?? manifest.slides[position.slide];
  const onClick = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    store.update((state) => ({ ...state, position: to, notice: null }));
  };
  return (
    <a
      href={target && href(target.id, 0)}
      rel={rel}
      aria-label={label}
      aria-disabled={samePosition(to, position) || undefined}
      onClick={onClick}
    >
      <Icon path={path} />
    </a>
  );
}

function Toggle({ label, panel, path }: { label: string; panel: Panel; path: string }) {
  const store = useStore();
  const open = () => store.update((state) => ({ ...state, panel }));
  return (
    <button type="button" aria-label={label} onClick={open}>
      <Icon path={path} />
    </button>
  );
}

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
