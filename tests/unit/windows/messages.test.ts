import { describe, expect, test } from 'vitest';
import { longestPart, mostParts } from '../../../src/deck/parts.ts';
import { fingerprintOf, readMessage } from '../../../src/windows/messages.ts';
import { smallDeck } from './room.ts';

const deck = 'A deck|3';
const talk = {
  stamp: { counter: 7, from: 'w1' },
  slide: 'b',
  step: 2,
  screen: 'black',
  palette: 'stage',
  startedAt: 1000,
  parts: { 'path-lab#2': '{}' },
};
const message = { v: 2, deck, from: 'w1', role: 'console', kind: 'talk', talk };
const withTalk = (changes: object) => ({ ...message, talk: { ...talk, ...changes } });

describe('reading a message', () => {
  test.each([
    ['talk', message],
    ['talk that was not started', withTalk({ startedAt: null })],
    ['talk nobody has moved', withTalk({ stamp: { counter: 0, from: '' } })],
    ['hello', { v: 2, deck, from: 'w2', role: 'stage', kind: 'hello' }],
    ['bye', { v: 2, deck, from: 'w2', role: 'stage', kind: 'bye' }],
  ])('takes %s as it is', (_, value) => {
    expect(readMessage(structuredClone(value), deck)).toEqual(value);
  });

  test('drops what does not belong to it', () => {
    expect(readMessage({ ...withTalk({ mood: 'good' }), extra: 1 }, deck)).toEqual(message);
  });

  test.each([null, undefined, 0, 'hello', [], {}, [message], () => message, Symbol('x'), 1n])('ignores %s', (value) => {
    expect(readMessage(value, deck)).toBeNull();
  });

  const long = 'x'.repeat(201);
  const broken: Record<string, unknown[]> = {
    v: [1, 3, '2', null, undefined],
    deck: ['A deck|4', '', 3, null, undefined],
    from: ['', long, 3, null, undefined, {}],
    role: ['reader', '', null, undefined, 1],
    kind: ['moin', '', null, undefined, 'toString'],
    talk: [null, undefined, 'b', 3, [], {}],
  };
  test.each(Object.entries(broken).flatMap(([field, values]) => values.map((value) => [field, value])))(
    'refuses %s: %o',
    (field, value) => {
      expect(readMessage({ ...message, [field as string]: value }, deck)).toBeNull();
    },
  );

  const brokenTalk: Record<string, unknown[]> = {
    stamp: [
      null,
      7,
      {},
      { counter: 7 },
      { from: 'w1' },
      { counter: -1, from: 'w1' },
      { counter: 1.5, from: 'w1' },
      { counter: Number.NaN, from: 'w1' },
      { counter: 2 ** 53, from: 'w1' },
      { counter: '7', from: 'w1' },
      { counter: 7, from: '' },
      { counter: 7, from: long },
      { counter: 7, from: 7 },
      { counter: 0, from: 'w1' },
    ],
    slide: ['', long, 3, null, undefined, ['b']],
    step: [-1, 0.5, 10_000, Number.NaN, Number.POSITIVE_INFINITY, '1', null, undefined],
    screen: ['dark', '', null, undefined, 0],
    palette: ['sepia', '', null, undefined, 0],
    startedAt: [-1, 0.5, Number.NaN, '1000', undefined, {}],
    parts: [
      null,
      undefined,
      [],
      '{}',
      { '#1': '' },
      { 'a#x': '' },
      { '<b>#1': '' },
      { 'a#1': 1 },
      { 'a#1': 'x'.repeat(longestPart + 1) },
      Object.fromEntries(Array.from({ length: mostParts + 1 }, (_, step) => [`a#${step}`, ''])),
    ],
  };
  test.each(Object.entries(brokenTalk).flatMap(([field, values]) => values.map((value) => [field, value])))(
    'refuses a talk with %s: %o',
    (field, value) => {
      expect(readMessage(withTalk({ [field as string]: value }), deck)).toBeNull();
    },
  );

  test('refuses a message with fields that throw, by not asking for them', () => {
    const trap = { ...message, v: 3 };
    Object.defineProperty(trap, 'talk', {
      get() {
        throw new Error('asked');
      },
    });
    expect(readMessage(trap, deck)).toBeNull();
  });
});

describe('the fingerprint of a deck', () => {
  test('differs with the title and the number of slides', () => {
    const one = smallDeck(0, 0);
    const prints = [one, smallDeck(0, 0, 0), { ...one, title: 'Another deck' }].map(fingerprintOf);
    expect(new Set(prints).size).toBe(3);
  });

  test('of a very long title can still be sent', () => {
    const manifest = { ...smallDeck(0), title: 'long '.repeat(100) };
    const fingerprint = fingerprintOf(manifest);
    expect(readMessage({ ...message, deck: fingerprint }, fingerprint)).not.toBeNull();
  });
});
