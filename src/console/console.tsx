import { RunContext } from '../elements/run/run-context.ts';
import { useDeckState, useManifest } from '../stage/deck-context.tsx';
import { LazyPanels } from '../stage/lazy-panels.tsx';
import { Bar } from './bar.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { NotesPanel } from './notes-panel.tsx';
import { CurrentSlide, NextPosition } from './previews.tsx';
import type { ConsoleServices } from './services.ts';
import { Times } from './times.tsx';
import './console.css';

/** The speaker's view: what the audience sees and will see next, the notes, and the time. */
export function Console(services: ConsoleServices) {
  const { position } = useDeckState();
  const entry = useManifest().slides[position.slide];
  if (!entry) throw new Error(`The deck has no slide ${position.slide}`);
  return (
    // Always in the dark palette: a lectern's screen must not light up the speaker. The previews have the talk's.
    <div className="console" data-palette="stage">
      <main>
        <Bar {...services} />
        <div className="console-slides">
          <RunContext value={services.openRuns}>
            <CurrentSlide />
          </RunContext>
          <NextPosition />
          <Times clock={services.clock} />
        </div>
        <NotesPanel notes={services.notes} id={entry.id} step={position.step} preferences={services.preferences} />
        <MoveButtons clock={services.clock} />
      </main>
      <LazyPanels />
    </div>
  );
}
