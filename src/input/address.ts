import { type Address, formatAddress, parseAddress } from '../deck/location.ts';
import type { Manifest } from '../deck/manifest.ts';
import { partKey, withPart } from '../deck/parts.ts';
import { type Position, samePosition } from '../deck/position.ts';
import type { DeckState } from '../deck/state.ts';
import type { Store } from '../deck/store.ts';

/** How a view writes where the talk stands into its address. */
export interface AddressCodec {
  parse(manifest: Manifest, url: URL): Address;
  format(manifest: Manifest, position: Position, part?: string): URL;
}

/** The stage's address: `<root>/<slide-id>/#<step>`, and `#<step>:<part>` where somebody has played. */
export function stageAddress(root: URL): AddressCodec {
  return {
    parse: (manifest, url) => parseAddress(manifest, url.pathname.slice(root.pathname.length), url.hash),
    format: (manifest, position, part) => new URL(formatAddress(manifest, position, part), root),
  };
}

/** The console's address: `<root>/console/#<slide-id>/<step>`. */
export function consoleAddress(root: URL): AddressCodec {
  return {
    parse(manifest, url) {
      const [id = '', step = ''] = url.hash.slice(1).split('/');
      return parseAddress(manifest, id, step === '' ? '' : `#${step}`);
    },
    format(manifest, position) {
      const address = formatAddress(manifest, position).replace(/\/#?$/, '').replace('/#', '/');
      return new URL(`console/#${address}`, root);
    },
  };
}

/**
 * Keeps the address bar and the talk together: a step replaces the entry in the history, a jump makes a new one,
 * and Back goes to where a jump came from.
 */
export function bindAddress(store: Store, codec: AddressCodec, target: Window): void {
  const write = (push: boolean) => {
    const { position, parts } = store.get();
    const key = partKey(store.manifest().slides[position.slide]?.id ?? '', position.step);
    const url = codec.format(store.manifest(), position, parts[key]).href;
    if (url === target.location.href) return;
    try {
      target.history[push ? 'pushState' : 'replaceState'](null, '', url);
    } catch {
      // Safari refuses more than a hundred changes in half a minute. The talk goes on; the next step writes it.
    }
  };
  write(false);
  store.subscribe((after, before) => {
    write(after.cameFrom !== before.cameFrom);
  });
  const read = () => {
    const { position, part } = codec.parse(store.manifest(), new URL(target.location.href));
    store.update((state) => atAddress(store.manifest(), state, position, part));
    // What was typed may name a step that does not exist.
    write(false);
  };
  target.addEventListener('popstate', read);
}

/** The state at an address; a part that the address does not hold stays what it is. */
export function atAddress(manifest: Manifest, state: DeckState, position: Position, part?: string): DeckState {
  const moved = samePosition(state.position, position) ? state : { ...state, position };
  if (part === undefined) return moved;
  const key = partKey(manifest.slides[position.slide]?.id ?? '', position.step);
  return state.parts[key] === part ? moved : { ...moved, parts: withPart(state.parts, key, part) };
}
