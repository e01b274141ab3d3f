import { commandById } from '../deck/commands/index.ts';
import { runCommand } from '../deck/dispatch.ts';
import type { Clock } from '../platform/clock.ts';
import { useStore } from '../stage/deck-context.tsx';
import { ConsoleButton } from './console-button.tsx';

/** Previous and next for a tablet or a phone; they do what the keys do. */
export function MoveButtons({ clock }: { clock: Clock }) {
  const store = useStore();
  const run = (id: string) => () => void runCommand(store, commandById(id), clock.now());
  return (
    <nav className="console-moves" aria-label="Slides">
      <ConsoleButton label="Previous step" onClick={run('previous')}>
        Previous
      </ConsoleButton>
      <ConsoleButton label="Next step" onClick={run('next')}>
        Next
      </ConsoleButton>
    </nav>
  );
}
