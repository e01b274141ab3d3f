import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { Console } from '../../../src/console/console.tsx';
import type { ReceivedKey } from '../../../src/console/key-log.ts';
import type { Manifest } from '../../../src/deck/manifest.ts';
import { type DeckState, initialState } from '../../../src/deck/state.ts';
import { createStore } from '../../../src/deck/store.ts';
import { DeckProvider } from '../../../src/stage/deck-context.tsx';
import { createSlideModules, type Loaders } from '../../../src/stage/slide-modules.ts';
import { fakeClock, fakeStorage } from '../platform/fakes.ts';
import { smallDeck } from '../windows/room.ts';

interface Scene {
  readonly manifest?: Manifest;
  readonly state?: Partial<DeckState>;
  readonly audience?: number;
  readonly key?: ReceivedKey;
  readonly notes?: Loaders;
}

const idle = () => () => {};
const startedAt = 1_000_000;

const spoken = (id: string) => () => Promise.resolve({ default: () => <p>Notes of {id}.</p> });
const drawn = (id: string) => () => Promise.resolve({ default: () => <p>Body of {id}.</p> });
const forAll = (manifest: Manifest, loader: (id: string) => Loaders[string]): Loaders =>
  Object.fromEntries(manifest.slides.map(({ id }) => [id, loader(id)]));

async function load(loaders: Loaders) {
  const modules = createSlideModules(loaders);
  await modules.loadAll(Object.keys(loaders));
  return modules;
}

/** The console as markup, 90 seconds after the clock was started. */
async function render({ manifest = smallDeck(2, 0, 1), state = {}, audience = 1, key, notes }: Scene = {}) {
  const clock = fakeClock(startedAt + 90_000);
  const shown = { ...initialState, ...state };
  const value = {
    store: createStore(manifest, shown),
    modules: await load(forAll(manifest, drawn)),
    links: { href: (id: string) => id },
    prerenderedLinks: { href: (id: string) => id },
    prerendered: shown,
  };
  return renderToStaticMarkup(
    <DeckProvider value={value}>
      <Console
        clock={clock}
        audience={{ count: () => audience, subscribe: idle }}
        openAudience={() => false}
        openRuns={() => Promise.reject(new Error('no slide of this deck has a run'))}
        notes={await load(notes ?? forAll(manifest, spoken))}
        keys={{ last: () => key ?? null, subscribe: idle }}
        preferences={fakeStorage()}
      />
    </DeckProvider>,
  );
}

/** The words of a part of the page, found by its class. */
function textOf(markup: string, className: string): string {
  const start = markup.indexOf(`class="${className}"`);
  expect(start, className).toBeGreaterThan(0);
  const end = markup.indexOf('</section>', start);
  return markup
    .slice(markup.indexOf('>', start) + 1, end)
    .replaceAll('<!-- -->', '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('the slides', () => {
  test('next is the next step while the slide has one', async () => {
    const markup = await render({ state: { position: { slide: 0, step: 1 } } });
    expect(textOf(markup, 'console-current')).toContain('Body of a.');
    expect(textOf(markup, 'console-next')).toContain('Body of a.');
  });

  test('next is the next slide after the last step', async () => {
    const markup = await render({ state: { position: { slide: 0, step: 2 } } });
    expect(textOf(markup, 'console-current')).toContain('Body of a.');
    expect(textOf(markup, 'console-next')).toContain('Body of b.');
  });

  test('after the last step of the deck there is no next', async () => {
    const markup = await render({ state: { position: { slide: 2, step: 1 } } });
    expect(textOf(markup, 'console-next')).toBe('Next The end of the deck');
  });

  test('are previews that cannot be clicked, in the palette of the talk', async () => {
    const markup = await render({ state: { palette: 'paper' } });
    expect(markup.match(/class="preview" data-palette="paper" inert=""/g)).toHaveLength(2);
    expect(markup.match(/data-mode="preview"/g)).toHaveLength(2);
  });

  test('a blank screen is said on the slide', async () => {
    expect(textOf(await render({ state: { screen: 'black' } }), 'console-current')).toContain('The screen is black');
    expect(textOf(await render(), 'console-current')).not.toContain('The screen is');
  });
});

describe('where the talk stands', () => {
  test('number, total, chapter and title', async () => {
    const markup = await render({ state: { position: { slide: 1, step: 0 } } });
    expect(markup).toContain('<p class="number">2<span>/3</span></p>');
    expect(markup).toMatch(/>The only chapter<\/p><h1>Slide 1 says something<\/h1>/);
  });

  test('what the next press does', async () => {
    expect(await render()).toContain('data-effect="step">2 more here<');
    expect(await render({ state: { position: { slide: 1, step: 0 } } })).toContain(
      'data-effect="slide">The next press changes the slide<',
    );
  });

  test('digits being typed, before any notice', async () => {
    expect(await render({ state: { digits: '12', notice: 'Hm.' } })).toContain('>Go to slide 12<');
    expect(await render({ state: { notice: 'Hm.' } })).toContain('>Hm.<');
  });
});

describe('the time', () => {
  test('elapsed, against the plan, and the clock', async () => {
    const text = textOf(await render({ state: { startedAt, position: { slide: 0, step: 1 } } }), 'console-times');
    expect(text).toMatch(/Elapsed 1:30 Plan 0:30 behind Clock \d{1,2}\D\d\d/);
  });

  test('before the start', async () => {
    expect(textOf(await render(), 'console-times')).toContain('Elapsed 0:00 Plan starts with the first step');
  });

  test("does not run backwards when another window's start is a moment ahead", async () => {
    const text = textOf(await render({ state: { startedAt: startedAt + 100_000 } }), 'console-times');
    expect(text).toContain('Elapsed 0:00');
  });

  test('is never read out by itself', async () => {
    const markup = await render({ state: { startedAt } });
    const times = markup.slice(markup.indexOf('class="console-times"'), markup.indexOf('class="console-notes"'));
    expect(times).not.toMatch(/aria-live|role="(status|timer|alert)"/);
  });
});

describe('the notes', () => {
  test('are those of the current slide', async () => {
    const markup = await render({ state: { position: { slide: 0, step: 2 } } });
    expect(markup).toContain('<p>Notes of a.</p>');
    expect(markup).not.toContain('Notes of b.');
  });

  test('that cannot be loaded say so, and leave the rest of the console alone', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const markup = await render({ notes: { a: () => Promise.reject(new Error('offline')) } });
    log.mockRestore();
    expect(textOf(markup, 'console-notes')).toContain('could not be loaded');
    expect(textOf(markup, 'console-current')).toContain('Body of a.');
  });

  test('that are still on their way leave their place empty', async () => {
    expect(textOf(await render({ notes: {} }), 'console-notes')).toBe('Notes A− A+');
  });
});

describe('the audience', () => {
  test.each([
    [1, '1 audience window'],
    [2, '2 audience windows'],
  ])('%i', async (audience, text) => {
    expect(await render({ audience })).toContain(`data-count="${audience}">${text}</p>`);
  });

  test('without one there is a key and, should the browser block it, a link to the very step', async () => {
    const markup = await render({ audience: 0, state: { position: { slide: 0, step: 2 } } });
    expect(markup).toContain('No audience window: press <kbd>p</kbd>');
    expect(markup).toContain('<a href="../a/#2" target="deck-audience">open one</a>');
  });
});

describe('the last key', () => {
  test('asks for one, then shows it', async () => {
    expect(await render()).toContain('Press a key to test a clicker');
    const markup = await render({ key: { key: 'PageDown', title: 'Next step', times: 3 } });
    expect(markup).toContain('<kbd>PageDown</kbd> × 3 Next step</p>');
  });

  test('says when it is for nothing', async () => {
    expect(await render({ key: { key: 'F13', title: null, times: 1 } })).toContain('<kbd>F13</kbd> no command</p>');
  });
});

describe('the page', () => {
  test('has no style attribute: the content security policy forbids them', async () => {
    expect(await render({ state: { startedAt } })).not.toMatch(/\sstyle=/);
  });

  test('names each part for those who do not see it', async () => {
    const markup = await render();
    const sections = markup.match(/<section[^>]*>/g) ?? [];
    expect(sections).toHaveLength(4);
    for (const section of sections) expect(section).toMatch(/aria-label/);
    for (const button of markup.match(/<button[^>]*>/g) ?? []) expect(button).toMatch(/aria-label="\S/);
    expect(markup.match(/<h1>/g)).toHaveLength(1);
  });
});
