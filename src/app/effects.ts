import type { Effect } from '../deck/command.ts';
import type { Store } from '../deck/store.ts';
import { consoleAddress, stageAddress } from '../input/address.ts';
import { browserFullscreen } from '../platform/fullscreen.ts';
import type { Link } from '../windows/link.ts';
import type { Role } from '../windows/messages.ts';
import { openAudience } from '../windows/open-audience.ts';

/** The window an effect happens in. */
export interface EffectContext {
  readonly store: Store;
  readonly role: Role;
  /** The address of the deck's root. */
  readonly root: URL;
  readonly link: Link;
  /** Loads what runs programs. */
  readonly runs: () => Promise<typeof import('./runs.ts')>;
}

/** Does what a command asks of its window. Must be called while the key press is being handled. */
export function performEffect(effect: Effect, context: EffectContext): void {
  const fullscreen = browserFullscreen(document);
  if (effect === 'open-windows') openWindows(context);
  else if (effect === 'run') void context.runs().then(({ runProgram }) => runProgram(context));
  else if (effect === 'toggle-fullscreen' && fullscreen.active()) fullscreen.leave();
  else if (!fullscreen.active()) fullscreen.enter();
}

/**
 * The new window is the audience's, clean for the projector; this one becomes the console. Where the browser
 * blocks the new window, the console says so and has a link.
 */
function openWindows({ store, role, root, link }: EffectContext): void {
  const { position } = store.get();
  link.claim();
  openAudience(window, stageAddress(root).format(store.manifest(), position).href);
  if (role === 'stage') location.assign(consoleAddress(root).format(store.manifest(), position));
}
