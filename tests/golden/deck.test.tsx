import { manifest } from 'virtual:deck/manifest';
import { notes } from 'virtual:deck/notes';
import { slides } from 'virtual:deck/slides';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { SlideFrame } from '../../src/elements/slide-frame.tsx';

/** The fixture deck `kitchen-sink` through the real compiler: one file for the manifest, one for each slide at each step. */
const golden = (name: string) => `${import.meta.dirname}/deck/${name}`;

/** One element a line, so that a change can be read. */
const lines = (html: string) => `${html.replaceAll('><', '>\n<')}\n`;

test('the manifest of the kitchen sink', async () => {
  await expect(`${JSON.stringify(manifest, null, 2)}\n`).toMatchFileSnapshot(golden('manifest.json'));
});

describe('slides', () => {
  const states = manifest.slides.flatMap((entry, index) =>
    Array.from({ length: entry.steps + 1 }, (_, step) => ({ id: entry.id, index, step })),
  );
  test.each(states)('$id at step $step', async ({ id, index, step }) => {
    const Body = (await slides[id]?.())?.default;
    if (!Body) throw new Error(`${id} was not compiled`);
    const html = renderToStaticMarkup(
      <SlideFrame manifest={manifest} index={index} step={step} mode="stage" animate={false}>
        <Body />
      </SlideFrame>,
    );
    expect(html).not.toContain(' style=');
    await expect(lines(html)).toMatchFileSnapshot(golden(`${id}.${step}.html`));
  });
});

test('notes are a module of their own', async () => {
  const Notes = (await notes['welcome']?.())?.default;
  if (!Notes) throw new Error('the notes were not compiled');
  await expect(lines(renderToStaticMarkup(<Notes />))).toMatchFileSnapshot(golden('welcome.notes.html'));
});

test('a slide without notes has empty notes', async () => {
  const Notes = (await notes['steps']?.())?.default;
  expect(Notes && renderToStaticMarkup(<Notes />)).toBe('');
});
