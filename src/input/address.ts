import { type Address, formatAddress, parseAddress } from '../deck/location.ts';
import type { Manifest } from '../deck/manifest.ts';
import { type Position, samePosition } from '../deck/position.ts';
import type { Store } from '../deck/store.ts';

/** How a view writes where the talk stands into its address. */
export interface AddressCodec {
  parse(manifest: Manifest, url: URL): Address;
  format(manifest: Manifest, position: Position): URL;
}

/** The stage's address: `<root>/<slide-id>/#<step>`. */
export function stageAddress(root: URL): AddressCodec {
  return {
    parse: (manifest, url) => parseAddress(manifest, url.pathname.slice(root.pathname.length), url.hash),
    format: (manifest, position) => new URL(formatAddress(manifest, position), root),
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
    const url = codec.format(store.manifest(), store.get().position).href;
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
    const { position } = codec.parse(store.manifest(), new URL(target.location.href));
    store.update((state) => (samePosition(state.position, position) ? state : { ...state, position }));
    // What was typed may name a step that does not exist.
    write(false);
  };
  target.addEventListener('popstate', read);
}
