import { describe, expect, test } from 'vitest';
import { callEvery } from '../../../src/windows/link.ts';
import { createRoom, type TestWindow } from './room.ts';

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const runs = 300;

/** Windows that are moved at random while messages arrive late and in any order. */
function play(seed: number, { lossy }: { lossy: boolean }) {
  const random = generator(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const { open, network, clock } = createRoom();
  const windows: TestWindow[] = [open('console')];
  const actions = [
    () => windows.push(open(random() < 0.3 ? 'console' : 'stage', { position: { slide: below(5), step: 0 } })),
    () => windows[below(windows.length)]?.goTo(below(5), 0),
    () => windows[below(windows.length)]?.forward(),
    () => windows[below(windows.length)]?.forward(),
    () => windows[below(windows.length)]?.change({ screen: random() < 0.5 ? 'black' : 'slide' }),
    () => network.deliverOne(below),
    () => network.deliverOne(below),
    () => network.deliverOne(below),
    () => clock.advance(below(50)),
    () => lossy && random() < 0.2 && network.loseAll(),
    // The computer's clock is corrected in the middle of the talk.
    () => random() < 0.1 && clock.set(clock.now() - 5000),
  ];
  for (let turn = 0; turn < 60; turn += 1) actions[below(actions.length)]?.();
  if (lossy) network.loseAll();
  else network.deliverAll(below);
  return { windows, clock, network, below };
}

const shownBy = (windows: readonly TestWindow[]) =>
  new Set(windows.map((window) => `${window.at()} ${window.store.get().screen}`));

describe('whatever the windows do', () => {
  test('they end equal, in whatever order messages arrive', () => {
    for (let seed = 1; seed <= runs; seed += 1) {
      const { windows } = play(seed, { lossy: false });
      expect(shownBy(windows).size, `seed ${seed}`).toBe(1);
    }
  });

  test('they end equal even when messages were lost, one call later', () => {
    for (let seed = 1; seed <= runs; seed += 1) {
      const { windows, clock, network, below } = play(seed, { lossy: true });
      clock.advance(callEvery);
      network.deliverAll(below);
      expect(shownBy(windows).size, `seed ${seed}`).toBe(1);
    }
  });

  test('two windows driven at the same moment end at the same slide', () => {
    for (const first of [0, 1]) {
      const { open, network } = createRoom();
      const [speaker, audience] = [open('console'), open('stage')];
      network.deliverAll();
      speaker.goTo(1);
      audience.goTo(3);
      network.deliverAll((waiting) => Math.min(first, waiting - 1));
      expect(speaker.at()).toBe(audience.at());
    }
  });
});
