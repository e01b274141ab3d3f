import { chapterOf } from '../deck/manifest.ts';
import { inlineCode } from '../elements/inline-code.tsx';
import { useDeckState, useManifest } from '../stage/deck-context.tsx';
import { AudienceState } from './audience-state.tsx';
import { LastKey } from './last-key.tsx';
import type { ConsoleServices } from './services.ts';
import './bar.css';

/** Where the talk stands, the last key, and whether anybody sees the slides. */
export function Bar({ keys, audience, openAudience }: Pick<ConsoleServices, 'keys' | 'audience' | 'openAudience'>) {
  const { position, digits, notice } = useDeckState();
  const manifest = useManifest();
  const entry = manifest.slides[position.slide];
  return (
    <header className="console-bar">
      <p className="number">
        {position.slide + 1}
        <span>/{manifest.slides.length}</span>
      </p>
      <div className="title">
        <p className="console-label">{entry && chapterOf(manifest, entry).title}</p>
        <h1>{inlineCode(entry?.title ?? '')}</h1>
      </div>
      <p className="console-notice" role="status">
        {digits === '' ? notice : `Go to slide ${digits}`}
      </p>
      <LastKey keys={keys} />
      <AudienceState audience={audience} openAudience={openAudience} />
    </header>
  );
}
