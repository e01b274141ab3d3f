import type { Position } from '../deck/position.ts';
import { SlideFrame } from '../elements/slide-frame.tsx';
import type { Mode } from '../elements/step-context.ts';
import { useManifest, useMovedForward, useSlideBody } from './deck-context.tsx';
import { SlideBoundary } from './slide-boundary.tsx';

/** One slide at one step, drawn from nothing but its arguments and the compiled deck. */
export function SlideView({ position, mode }: { position: Position; mode: Mode }) {
  const manifest = useManifest();
  const forward = useMovedForward();
  const entry = manifest.slides[position.slide];
  if (!entry) throw new Error(`The deck has no slide ${position.slide}`);
  return (
    <SlideFrame
      manifest={manifest}
      index={position.slide}
      step={position.step}
      mode={mode}
      animate={mode === 'stage' && forward}
      level={mode === 'stage' ? 1 : 2}
    >
      <SlideBoundary key={entry.id} id={entry.id}>
        <Body id={entry.id} />
      </SlideBoundary>
    </SlideFrame>
  );
}

function Body({ id }: { id: string }) {
  const Loaded = useSlideBody(id);
  if (Loaded === 'absent') return null;
  if (Loaded === 'failed')
    return <p className="unavailable">This slide could not be loaded. Go back and forth to try again.</p>;
  return <Loaded />;
}
