import { type KeyboardEvent, type MouseEvent, use, useEffect, useRef } from 'react';
import { plainTitle, type SlideEntry } from '../deck/manifest.ts';
import { jump } from '../deck/state.ts';
import { RunContext } from '../elements/run/run-context.ts';
import { isPlainClick, LinksContext } from '../elements/slide-link.tsx';
import { Canvas } from './canvas.tsx';
import { useDeckState, useManifest, useStore } from './deck-context.tsx';
import { Panel } from './panel.tsx';
import { SlideView } from './slide-view.tsx';

/** Every slide at its last step, by chapter. Arrow keys move, Enter goes there. */
export function Overview() {
  const manifest = useManifest();
  const { position } = useDeckState();
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    grid.current?.querySelector<HTMLElement>('.thumbnail > [aria-current]')?.focus();
  }, []);
  return (
    <Panel name="overview" title="Overview">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links in it are the controls; arrows move between them */}
      <div ref={grid} onKeyDown={(event) => moveFocus(event, grid.current)}>
        {manifest.chapters.map((chapter) => (
          <section key={chapter.id}>
            <h2 className="panel-heading">{chapter.title}</h2>
            <div className="grid">
              {manifest.slides.map((entry, slide) =>
                entry.chapter === chapter.id ? (
                  <Thumbnail key={entry.id} entry={entry} slide={slide} current={slide === position.slide} />
                ) : null,
              )}
            </div>
          </section>
        ))}
      </div>
    </Panel>
  );
}

function Thumbnail({ entry, slide, current }: { entry: SlideEntry; slide: number; current: boolean }) {
  const store = useStore();
  const manifest = useManifest();
  const { href } = use(LinksContext);
  const go = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    store.update((state) => jump(manifest, state, { slide, step: 0 }));
  };
  return (
    <div className="thumbnail">
      {/* Not inside the link: a slide has links of its own. */}
      <div className="picture" inert>
        <Canvas>
          {/* The run of the talk is shown on its slide; here are only recordings. */}
          <RunContext value={null}>
            <SlideView position={{ slide, step: entry.steps }} mode="preview" />
          </RunContext>
        </Canvas>
      </div>
      <a
        href={href(entry.id, 0)}
        aria-current={current ? 'page' : undefined}
        aria-label={`${slide + 1}: ${plainTitle(entry)}`}
        onClick={go}
      >
        <span>{slide + 1}</span>
      </a>
    </div>
  );
}

/** Left and right go along the slides, up and down to the nearest one in the row above or below. */
function moveFocus(event: KeyboardEvent, grid: HTMLElement | null): void {
  const links = [...(grid?.querySelectorAll<HTMLElement>('.thumbnail > a') ?? [])];
  const from = links.findIndex((link) => link.matches(':focus'));
  const target = targetOf(event.key, links, from);
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function targetOf(key: string, links: readonly HTMLElement[], from: number): HTMLElement | undefined {
  if (key === 'ArrowRight') return links[from + 1];
  if (key === 'ArrowLeft') return links[from - 1];
  if (key === 'Home') return links[0];
  if (key === 'End') return links.at(-1);
  const here = links[from]?.getBoundingClientRect();
  if (!here || (key !== 'ArrowDown' && key !== 'ArrowUp')) return undefined;
  const down = key === 'ArrowDown';
  const beyond = links
    .map((link) => ({ link, box: link.getBoundingClientRect() }))
    .filter(({ box }) => (down ? box.top > here.top + 1 : box.top < here.top - 1))
    .map(({ link, box }) => ({ link, distance: Math.abs(box.top - here.top) * 10 + Math.abs(box.left - here.left) }));
  beyond.sort((a, b) => a.distance - b.distance);
  return beyond[0]?.link;
}
