import type { ComponentType } from 'react';
import { chapterOf, type Manifest } from '../deck/manifest.ts';
import { type PagePolicy, pagesOf } from '../deck/pages.ts';
import type { Position } from '../deck/position.ts';
import { SlideFrame } from '../elements/slide-frame.tsx';
import { LinksContext } from '../elements/slide-link.tsx';
import './print.css';

interface PrintDocumentProps {
  readonly manifest: Manifest;
  readonly policy: PagePolicy;
  /** A slide's body, by slide id. */
  readonly bodyOf: (id: string) => ComponentType;
}

/** The deck on paper: one page for each state the policy asks for, links between slides as links between pages. */
export function PrintDocument({ manifest, policy, bodyOf }: PrintDocumentProps) {
  const pages = pagesOf(manifest, policy);
  return (
    <LinksContext value={{ href: (id) => `#${id}`, home: manifest.url }}>
      <main className="print">
        {pages.map((page, index) => (
          <Page
            key={`${page.slide}-${page.step}`}
            manifest={manifest}
            page={page}
            before={pages[index - 1]}
            bodyOf={bodyOf}
          />
        ))}
      </main>
    </LinksContext>
  );
}

interface PageProps extends Pick<PrintDocumentProps, 'manifest' | 'bodyOf'> {
  readonly page: Position;
  readonly before: Position | undefined;
}

function Page({ manifest, page, before, bodyOf }: PageProps) {
  const entry = manifest.slides[page.slide];
  if (!entry) throw new Error(`The deck has no slide ${page.slide}`);
  const Body = bodyOf(entry.id);
  const firstOfSlide = before?.slide !== page.slide;
  const firstOfChapter = entry.chapter !== (before && manifest.slides[before.slide]?.chapter);
  return (
    <section className="page" id={firstOfSlide ? entry.id : undefined}>
      {/* The heading is what makes the chapter a bookmark; on paper the folio already says it. */}
      {firstOfChapter && <h1 className="chapter">{chapterOf(manifest, entry).title}</h1>}
      <SlideFrame manifest={manifest} index={page.slide} step={page.step} mode="print" animate={false} level={2}>
        <Body />
      </SlideFrame>
    </section>
  );
}
