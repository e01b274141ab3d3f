import { type ReactNode, useId, useMemo } from 'react';
import { chapterOf, type Manifest, type SlideEntry } from '../deck/manifest.ts';
import { inlineCode } from './inline-code.tsx';
import { type Mode, StepContext } from './step-context.ts';
import { VersionRail } from './version-rail.tsx';

interface SlideFrameProps {
  readonly manifest: Manifest;
  /** The slide's place in the deck, from 0. Throws when the deck has no such slide. */
  readonly index: number;
  readonly step: number;
  readonly mode: Mode;
  readonly animate: boolean;
  /** Level of the slide's heading: 1 where the slide is the page, 2 where a page holds several. */
  readonly level?: 1 | 2;
  /** The compiled body. */
  readonly children?: ReactNode;
}

/** A slide as 1920 × 1080 pixels: title, body, version rail, folio. */
export function SlideFrame({ manifest, index, step, mode, animate, level = 2, children }: SlideFrameProps) {
  const entry = manifest.slides[index];
  if (!entry) throw new Error(`The deck has no slide ${index}; it has ${manifest.slides.length}`);
  // One document may show a slide several times: on stage, as a preview, in the overview.
  const titleId = `${mode}-${entry.id}-${useId()}`;
  const slide = entry.id;
  const state = useMemo(() => ({ slide, step, mode, animate }), [slide, step, mode, animate]);
  return (
    <article
      className="slide"
      data-slide={entry.id}
      data-layout={entry.layout}
      data-mode={mode}
      data-animate={animate && mode === 'stage' ? '' : undefined}
      aria-labelledby={titleId}
    >
      <Header entry={entry} level={level} titleId={titleId} />
      <StepContext value={state}>
        <div className="body">{children}</div>
      </StepContext>
      {entry.layout !== 'title' && <VersionRail manifest={manifest} current={entry.kernel} />}
      {entry.layout !== 'title' && <Folio manifest={manifest} entry={entry} number={index + 1} />}
    </article>
  );
}

function Header({ entry, level, titleId }: { entry: SlideEntry; level: 1 | 2; titleId: string }) {
  const Heading = `h${level}` as const;
  return (
    <header>
      {entry.layout === 'section' && entry.kernel !== undefined && <p className="release">{entry.kernel}</p>}
      <Heading id={titleId} className="heading">
        {inlineCode(entry.title)}
      </Heading>
    </header>
  );
}

function Folio({ manifest, entry, number }: { manifest: Manifest; entry: SlideEntry; number: number }) {
  return (
    <footer className="folio">
      <span>{chapterOf(manifest, entry).title}</span>
      <span>{manifest.event}</span>
      <span className="number">
        {number}
        <span className="total">/{manifest.slides.length}</span>
      </span>
    </footer>
  );
}
