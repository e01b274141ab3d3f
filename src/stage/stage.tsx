import { plainTitle } from '../deck/manifest.ts';
import { Canvas } from './canvas.tsx';
import { Controls } from './controls.tsx';
import { useDeckState, useManifest } from './deck-context.tsx';
import { LazyPanels } from './lazy-panels.tsx';
import { Sheets } from './sheets.tsx';
import './stage.css';

/** The audience's view: one slide, and over it whatever panel is open. */
export function Stage() {
  const { position, screen } = useDeckState();
  const manifest = useManifest();
  const entry = manifest.slides[position.slide];
  return (
    <>
      <main className="stage" inert={screen !== 'slide'}>
        <Canvas>
          <Sheets position={position} />
        </Canvas>
        <Controls />
      </main>
      <p className="announcement" role="status">
        {entry && `Slide ${position.slide + 1} of ${manifest.slides.length}: ${plainTitle(entry)}`}
      </p>
      <Notice />
      <LazyPanels />
      {screen !== 'slide' && (
        <div className="blank" data-screen={screen} role="img" aria-label={`The screen is ${screen}.`} />
      )}
    </>
  );
}

/** One sentence for this window's reader, and the number being typed for a jump. */
function Notice() {
  const { notice, digits } = useDeckState();
  const text = digits === '' ? notice : `Go to slide ${digits}`;
  return text ? (
    <p className="notice" role="status">
      {text}
    </p>
  ) : null;
}
