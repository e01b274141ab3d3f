import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { StepContext } from '../elements/step-context.ts';
import type { TextStorage } from '../platform/storage.ts';
import type { SlideModules } from '../stage/slide-modules.ts';
import { ConsoleButton } from './console-button.tsx';
import { neighbourSize, readNotesSize } from './notes-size.ts';
import './notes-panel.css';

const sizeKey = 'deck:notes-size';

interface NotesPanelProps {
  readonly notes: SlideModules;
  /** Id of the slide whose notes are shown. */
  readonly id: string;
  /** The slide's step, whose sentences stand out. */
  readonly step: number;
  readonly preferences: TextStorage;
}

/** The notes of the current slide, in a size the speaker chooses. */
export function NotesPanel({ notes, id, step, preferences }: NotesPanelProps) {
  const [size, setSize] = useState(() => readNotesSize(preferences.get(sizeKey)));
  const panel = useRef<HTMLElement>(null);
  // Through the object model: a style attribute is against the content security policy.
  useLayoutEffect(() => panel.current?.style.setProperty('--notes-size', `${size}px`), [size]);
  const resize = (direction: -1 | 1) => {
    const chosen = neighbourSize(size, direction);
    setSize(chosen);
    preferences.set(sizeKey, String(chosen));
  };
  return (
    <section className="console-notes" aria-labelledby="console-notes" ref={panel}>
      <header>
        <h2 id="console-notes" className="console-label">
          Notes
        </h2>
        <ConsoleButton label="Smaller notes" onClick={() => resize(-1)}>
          A−
        </ConsoleButton>
        <ConsoleButton label="Larger notes" onClick={() => resize(1)}>
          A+
        </ConsoleButton>
      </header>
      {/* A new element for each slide, so that its notes are read from the top. */}
      <div className="text" key={id}>
        <StepContext value={{ slide: '', step, mode: 'preview', animate: false }}>
          <Notes notes={notes} id={id} />
        </StepContext>
      </div>
    </section>
  );
}

function Notes({ notes, id }: { notes: SlideModules; id: string }) {
  useEffect(() => {
    void notes.load(id);
  }, [notes, id]);
  const get = () => notes.get(id);
  const Body = useSyncExternalStore(notes.subscribe, get, get);
  if (Body === 'absent') return null;
  if (Body === 'failed') return <p>The notes of this slide could not be loaded. Go back and forth to try again.</p>;
  return <Body />;
}
