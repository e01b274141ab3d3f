import { commandById } from '../deck/commands/index.ts';
import { runCommand } from '../deck/dispatch.ts';
import type { Store } from '../deck/store.ts';
import { bindSwipe } from '../input/swipe.ts';
import type { RunSession } from '../machine/run-view.ts';
import { browserClock } from '../platform/clock.ts';
import { keepScreenOn } from '../platform/wake-lock.ts';
import { watchRuns } from './watch-runs.ts';

/**
 * What a window does once its slide is drawn; kept out of what the first slide has to wait for.
 * @param open opens the session with the machine
 */
export function afterDrawing(store: Store, open: () => Promise<RunSession>): void {
  bindSwipe(window, (direction) => {
    if (store.get().panel === 'none') runCommand(store, commandById(direction), browserClock.now());
  });
  keepScreenOn(document, navigator);
  watchRuns(store, open);
}
