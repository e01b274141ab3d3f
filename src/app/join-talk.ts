import type { Store } from '../deck/store.ts';
import { browserChannel } from '../platform/channel.ts';
import { browserClock } from '../platform/clock.ts';
import { browserPageLife } from '../platform/page-life.ts';
import { browserStorage } from '../platform/storage.ts';
import { createWindowId } from '../platform/window-id.ts';
import { type Link, linkWindows } from '../windows/link.ts';
import type { Role } from '../windows/messages.ts';
import { keepPalette, keyOf, savedTalk } from '../windows/saved-state.ts';

/** Links this window with the others of the same deck, through what the browser offers. */
export function joinTalk(store: Store, role: Role, root: URL): Link {
  const basePath = root.pathname;
  keepPalette(
    store,
    browserStorage(() => localStorage),
    basePath,
  );
  return linkWindows({
    store,
    role,
    id: createWindowId(),
    channel: browserChannel(keyOf(basePath, 'windows')),
    clock: browserClock,
    page: browserPageLife(window),
    saved: savedTalk(
      browserStorage(() => sessionStorage),
      basePath,
    ),
  });
}
