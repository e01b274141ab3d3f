import { useState } from 'react';
import type { Position } from '../deck/position.ts';
import { useManifest, useMovedForward } from './deck-context.tsx';
import { SlideView } from './slide-view.tsx';

/** What the stage shows, and the slide it has just come from while that is still seen. */
interface Shown {
  readonly position: Position;
  readonly leaving?: Position;
}

/**
 * The slide of the talk. After a press forward it fades in over the slide before it, which stays where it is until
 * then; every other change, and any press meanwhile, shows the slide at once.
 */
export function Sheets({ position }: { position: Position }) {
  const { slides } = useManifest();
  const forward = useMovedForward();
  const [shown, setShown] = useState<Shown>({ position });
  if (shown.position !== position) {
    const turned = forward && shown.position.slide !== position.slide;
    setShown(turned ? { position, leaving: shown.position } : { position });
  }
  const { leaving } = shown;
  const sheets = leaving ? [position, leaving] : [position];
  return sheets.map((at) => (
    <div
      key={slides[at.slide]?.id}
      className="sheet"
      data-appearing={leaving && at === position ? '' : undefined}
      data-leaving={at === leaving ? '' : undefined}
      inert={at === leaving}
      aria-hidden={at === leaving || undefined}
      onAnimationEnd={({ target, currentTarget }) => target === currentTarget && setShown({ position })}
    >
      <SlideView position={at} mode="stage" />
    </div>
  ));
}
