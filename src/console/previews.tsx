import { next, type Position, samePosition } from '../deck/position.ts';
import type { DeckState } from '../deck/state.ts';
import { Canvas } from '../stage/canvas.tsx';
import { useDeckState, useManifest } from '../stage/deck-context.tsx';
import { SlideView } from '../stage/slide-view.tsx';

/** What the audience sees. */
export function CurrentSlide() {
  const { position, palette, screen } = useDeckState();
  return (
    <section className="console-current" aria-label="Current slide">
      <Preview position={position} palette={palette} live />
      {screen !== 'slide' && <p className="blanked">The screen is {screen}</p>}
    </section>
  );
}

/** What the audience will see after the next press: the next step if there is one, else the next slide. */
export function NextPosition() {
  const { position, palette } = useDeckState();
  const following = next(useManifest(), position);
  return (
    <section className="console-next" aria-labelledby="console-next">
      <h2 id="console-next" className="console-label">
        Next
      </h2>
      {samePosition(following, position) ? (
        <p>The end of the deck</p>
      ) : (
        <Preview position={following} palette={palette} />
      )}
    </section>
  );
}

interface PreviewProps {
  readonly position: Position;
  readonly palette: DeckState['palette'];
  /** What the speaker does to a lab or a run is done for the audience. */
  readonly live?: boolean;
}

/** Layouts of slides that people do something with. */
const played: readonly string[] = ['lab', 'run'];

/** Inert but for a lab or a run: a link followed by mistake would take the console away from the speaker. */
function Preview({ position, palette, live = false }: PreviewProps) {
  const entry = useManifest().slides[position.slide];
  return (
    <div className="preview" data-palette={palette} inert={!live || !played.includes(entry?.layout ?? '')}>
      <Canvas>
        <SlideView key={entry?.id} position={position} mode="preview" />
      </Canvas>
    </div>
  );
}
