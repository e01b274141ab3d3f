import { describe, expect, test } from 'vitest';
import { initialState } from '../../../src/deck/state.ts';
import { createStore } from '../../../src/deck/store.ts';
import { keepPalette, keyOf, savedTalk } from '../../../src/windows/saved-state.ts';
import type { TalkRecord } from '../../../src/windows/talk-record.ts';
import { fakeStorage } from '../platform/fakes.ts';
import { smallDeck } from './room.ts';

const record: TalkRecord = {
  stamp: { counter: 5, from: 'w1' },
  slide: 'b',
  step: 1,
  screen: 'white',
  palette: 'stage',
  startedAt: null,
  parts: { 'here#1': '{"id":5}' },
};

describe('the saved talk', () => {
  test('comes back as it was', () => {
    const saved = savedTalk(fakeStorage(), '/');
    expect(saved.load()).toBeNull();
    saved.save(record);
    expect(saved.load()).toEqual(record);
  });

  test('of two decks on one origin does not mix', () => {
    const storage = fakeStorage();
    savedTalk(storage, '/talks/one/').save(record);
    expect(savedTalk(storage, '/talks/two/').load()).toBeNull();
    expect(keyOf('/talks/one/', 'talk')).not.toBe(keyOf('/talks/one/', 'palette'));
  });

  test.each([
    '',
    'null',
    '7',
    '"b"',
    '[]',
    '{',
    '{}',
    '{"stamp":{"counter":5,"from":"w1"}}',
    JSON.stringify({ ...record, step: -1 }),
  ])('ignores %s', (text) => {
    const storage = fakeStorage({ [keyOf('/', 'talk')]: text });
    expect(savedTalk(storage, '/').load()).toBeNull();
  });
});

describe('the palette a reader chose', () => {
  const open = (storage: ReturnType<typeof fakeStorage>) => {
    const store = createStore(smallDeck(0, 1), initialState);
    keepPalette(store, storage, '/');
    return store;
  };

  test('is there the next time', () => {
    const storage = fakeStorage();
    open(storage).update((state) => ({ ...state, palette: 'stage' }));
    expect(open(storage).get().palette).toBe('stage');
    open(storage).update((state) => ({ ...state, palette: 'paper' }));
    expect(open(storage).get().palette).toBe('paper');
  });

  test('is not written down before there is a choice', () => {
    const storage = fakeStorage();
    open(storage).update((state) => ({ ...state, screen: 'black' }));
    expect(storage.entries.size).toBe(0);
  });

  test('is ignored when there is no such palette', () => {
    expect(open(fakeStorage({ [keyOf('/', 'palette')]: 'sepia' })).get().palette).toBe('paper');
  });
});
