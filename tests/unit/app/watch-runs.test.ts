import { describe, expect, test, vi } from 'vitest';
import { type RunWindow, watchRuns } from '../../../src/app/watch-runs.ts';
import { initialState } from '../../../src/deck/state.ts';
import { createStore } from '../../../src/deck/store.ts';
import type { RunSession } from '../../../src/machine/run-view.ts';
import { makeDeck } from '../deck/make-deck.ts';

const deck = makeDeck(0, 0, { layout: 'run', steps: 1 }, 0, 0, { layout: 'run' }, { layout: 'run' });

/** A window on a slide, and what the session is told there. */
async function watch(slide: number, { saveData = false, open = null as null | (() => Promise<RunSession>) } = {}) {
  const listeners = new Map<string, () => void>();
  const addEventListener = (type: string, listener: () => void) => void listeners.set(type, listener);
  const page = { visibilityState: 'visible' as DocumentVisibilityState, addEventListener };
  const view = { document: page, navigator: { connection: { saveData } }, addEventListener } as unknown as RunWindow;
  const store = createStore(deck, { ...initialState, position: { slide, step: 0 } });
  const told: string[] = [];
  const tell = (name: string) => () => void told.push(name);
  const session = { warm: tell('warm'), resume: tell('resume'), pause: tell('pause'), release: tell('release') };
  const opens = vi.fn(open ?? (async () => session as unknown as RunSession));
  watchRuns(store, opens, view);
  const take = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    return told.splice(0).join(' ');
  };
  return {
    opens,
    take,
    goTo: (to: number, step = 0) => store.update((state) => ({ ...state, position: { slide: to, step } })),
    fire: (type: string) => listeners.get(type)?.(),
    see(state: DocumentVisibilityState) {
      page.visibilityState = state;
      listeners.get('visibilitychange')?.();
    },
  };
}

describe('where the machine is needed', () => {
  test('far from a run nothing is loaded', async () => {
    const { opens, take, goTo } = await watch(0);
    expect(await take()).toBe('');
    goTo(3);
    expect(await take()).toBe('');
    expect(opens).not.toHaveBeenCalled();
  });

  test('on the slide before, the machine is loaded and stopped', async () => {
    const { take, goTo } = await watch(0);
    goTo(1);
    expect(await take()).toBe('pause warm');
  });

  test('on the slide itself it runs, step by step the same', async () => {
    const { take, goTo } = await watch(1);
    await take();
    goTo(2);
    expect(await take()).toBe('resume warm');
    goTo(2, 1);
    expect(await take()).toBe('');
  });

  test('it is kept from one run to the next, and ended when none is near', async () => {
    const { take, goTo } = await watch(2);
    await take();
    goTo(3);
    expect(await take()).toBe('release');
    goTo(4);
    expect(await take()).toBe('pause warm');
    goTo(5);
    goTo(6);
    expect(await take()).toBe('resume warm resume warm');
  });

  test('a hidden page stops it, and loads it not before it is seen', async () => {
    const { take, see } = await watch(2);
    await take();
    see('hidden');
    expect(await take()).toBe('pause warm');
    see('visible');
    expect(await take()).toBe('resume warm');
  });

  test('a page that comes back from the history has it again', async () => {
    const { take, fire } = await watch(2);
    await take();
    fire('pageshow');
    expect(await take()).toBe('resume warm');
  });

  test('readers who save data load it only for a run', async () => {
    const { take, goTo } = await watch(1, { saveData: true });
    expect(await take()).toBe('pause');
    goTo(2);
    expect(await take()).toBe('resume');
  });

  test('what cannot be loaded is said on the console, and tried again with the next slide', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { opens, take, goTo } = await watch(1, { open: () => Promise.reject(new Error('offline')) });
    await take();
    expect(log).toHaveBeenCalledWith(expect.stringContaining('could not be loaded'), expect.any(Error));
    goTo(2);
    await take();
    expect(opens).toHaveBeenCalledTimes(2);
    log.mockRestore();
  });
});
