import type { Manifest, SlideEntry } from '../../../src/deck/manifest.ts';
import { next } from '../../../src/deck/position.ts';
import { type DeckState, initialState } from '../../../src/deck/state.ts';
import { createStore, type Store } from '../../../src/deck/store.ts';
import { type Link, linkWindows } from '../../../src/windows/link.ts';
import type { Role } from '../../../src/windows/messages.ts';
import { savedTalk } from '../../../src/windows/saved-state.ts';
import { type FakePage, fakeClock, fakeNetwork, fakePage, fakeStorage } from '../platform/fakes.ts';

/** A deck with slides `a` (no steps), `b` (one step), `c` (two)…, as many as there are numbers. */
export function smallDeck(...steps: readonly number[]): Manifest {
  const slides = steps.map(
    (count, index): SlideEntry => ({
      id: String.fromCharCode(97 + index),
      title: `Slide ${index} says something`,
      chapter: 'only',
      layout: 'text',
      minutes: 1,
      optional: false,
      steps: count,
      keySteps: [],
    }),
  );
  return {
    title: 'A small deck',
    language: 'en',
    speaker: 'Somebody',
    event: 'Somewhere',
    releases: [],
    chapters: [{ id: 'only', title: 'The only chapter' }],
    slides,
  };
}

export interface TestWindow {
  readonly store: Store;
  readonly link: Link;
  readonly page: FakePage;
  /** What a copy of this window inherits, and what a reload finds. */
  readonly session: ReturnType<typeof fakeStorage>;
  /** Slide and step, as `c1`. */
  at(): string;
  goTo(slide: number, step?: number): void;
  forward(): void;
  change(part: Partial<DeckState>): void;
  /** Vanishes without a word. */
  crash(): void;
}

interface Opening {
  /** Storage of the tab before, or of the window that opened this one. */
  readonly session?: ReturnType<typeof fakeStorage>;
  readonly deck?: Manifest;
  readonly reloaded?: boolean;
}

/** Windows of one deck on one computer. */
export function createRoom(manifest: Manifest = smallDeck(0, 1, 2, 0, 3)) {
  const clock = fakeClock();
  const network = fakeNetwork();
  let opened = 0;

  const open = (role: Role, where: Partial<DeckState> = {}, how: Opening = {}): TestWindow => {
    const { session = fakeStorage(), deck = manifest, reloaded = false } = how;
    const store = createStore(deck, { ...initialState, ...where });
    const page = fakePage(reloaded);
    const channel = network.open();
    const saved = savedTalk(session, '/');
    opened += 1;
    const link = linkWindows({ store, channel, clock, page, saved, role, id: `${role}-${opened}` });
    return {
      store,
      link,
      page,
      session,
      at() {
        const { slide, step } = store.get().position;
        return `${store.manifest().slides[slide]?.id}${step}`;
      },
      goTo: (slide, step = 0) => store.update((state) => ({ ...state, position: { slide, step } })),
      forward: () => store.update((state) => ({ ...state, position: next(store.manifest(), state.position) })),
      change: (part) => store.update((state) => ({ ...state, ...part })),
      crash: () => channel.close(),
    };
  };
  return { clock, network, open, manifest };
}

/** Storage of a new window that was opened from, or continues, one with this storage. */
export const copyOf = ({ entries }: ReturnType<typeof fakeStorage>) => fakeStorage(Object.fromEntries(entries));
