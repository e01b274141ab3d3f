import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Manifest, SlideEntry } from '../../../src/deck/manifest.ts';
import { SlideFrame } from '../../../src/elements/slide-frame.tsx';
import type { Mode } from '../../../src/elements/step-context.ts';
import { useStep } from '../../../src/elements/step-context.ts';

const slide = (id: string, more: Partial<SlideEntry> = {}): SlideEntry => ({
  id,
  title: `Slide ${id}`,
  chapter: 'idmap',
  layout: 'text',
  minutes: 1,
  optional: false,
  steps: 0,
  keySteps: [0],
  ...more,
});
const manifest: Manifest = {
  title: 'A talk',
  language: 'en',
  speaker: 'A speaker',
  event: 'An event',
  releases: ['4.15', '4.17'],
  chapters: [{ id: 'idmap', title: 'Id-map limits' }],
  slides: [
    slide('title', { layout: 'title' }),
    slide('why', { kernel: '4.15', title: '`setns` needs a <file>' }),
    slide('section', { layout: 'section', kernel: '4.15' }),
    slide('end', { layout: 'section' }),
  ],
};

function Body() {
  return <p>step {useStep()}</p>;
}

function render(index: number, { step = 0, mode = 'stage' as Mode, animate = false, level = 2 as 1 | 2 } = {}) {
  return renderToStaticMarkup(
    <SlideFrame manifest={manifest} index={index} step={step} mode={mode} animate={animate} level={level}>
      <Body />
    </SlideFrame>,
  );
}

describe('SlideFrame', () => {
  test('names itself by its heading', () => {
    const markup = render(1, { level: 1 });
    const id = /aria-labelledby="([^"]+)"/.exec(markup)?.[1];
    expect(markup).toContain(`<h1 id="${id}" class="heading"><code>setns</code> needs a &lt;file&gt;</h1>`);
    expect(render(1)).toContain('<h2 ');
  });

  test('says what it is to the style sheet', () => {
    expect(render(1)).toMatch(/^<article class="slide" data-slide="why" data-layout="text" data-mode="stage" aria-/);
  });

  test('only the stage moves', () => {
    expect(render(1, { animate: true })).toContain(' data-animate=""');
    expect(render(1, { animate: true, mode: 'preview' })).not.toContain('data-animate');
    expect(render(1, { animate: true, mode: 'print' })).not.toContain('data-animate');
  });

  test('the same slide in two modes does not share an id', () => {
    const id = (markup: string) => /<h2 id="([^"]+)"/.exec(markup)?.[1];
    expect(id(render(1))).not.toBe(id(render(1, { mode: 'preview' })));
  });

  test('tells its body the step', () => {
    expect(render(1, { step: 3 })).toContain('<div class="body"><p>step 3</p></div>');
  });

  test('the rail marks the slide’s release and links the others to their first slide', () => {
    expect(render(1)).toContain(
      '<nav class="rail" aria-label="Kernel releases"><ol>' +
        '<li aria-current="true"><a href="../why/">4.15</a></li><li><span>4.17</span></li></ol></nav>',
    );
    expect(render(3)).not.toContain('aria-current');
  });

  test('the folio counts from 1', () => {
    expect(render(1)).toContain(
      '<footer class="folio"><span>Id-map limits</span><span>An event</span>' +
        '<span class="number">2<span class="total">/4</span></span></footer>',
    );
  });

  test('the title slide has neither rail nor folio', () => {
    const markup = render(0);
    expect(markup).not.toContain('rail');
    expect(markup).not.toContain('folio');
  });

  test('a section shows its release, if it has one', () => {
    expect(render(2)).toContain('<header><p class="release">4.15</p><h2');
    expect(render(3)).toContain('<header><h2');
    expect(render(1)).toContain('<header><h2');
  });

  test('no markup carries an inline style', () => {
    for (const index of manifest.slides.keys()) expect(render(index)).not.toContain('style=');
  });

  test('refuses a slide that does not exist', () => {
    expect(() => render(4)).toThrow('The deck has no slide 4; it has 4');
  });
});
