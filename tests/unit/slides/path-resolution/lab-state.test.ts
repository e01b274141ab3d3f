import { describe, expect, test } from 'vitest';
import {
  bits,
  dirfdPath,
  outcomeOf,
  read,
  scenarios,
  situations,
  withBit,
  withCall,
} from '../../../../slides/path-resolution/lab-state.ts';

describe('each situation ends as its notes say', () => {
  const ends = [
    ['two dots escape', 'OK', 'opened'],
    ['beneath refuses', 'EXDEV', 'beneath-dotdot'],
    ['in root stays', 'OK', 'opened'],
    ['no magic link', 'ELOOP', 'no-magiclinks'],
    ['the race is noticed', 'EAGAIN', 'moved-during-dotdot'],
  ] as const;
  test.each(ends.map((end, step) => [step, ...end] as const))('%i: %s', (step, _, errno, rule) => {
    expect(outcomeOf(situations[step] ?? situations[0])).toMatchObject({ errno, rule });
  });

  test('what is opened', () => {
    expect(
      situations.map((state) => outcomeOf(state)).map((outcome) => ('path' in outcome ? outcome.path : '')),
    ).toEqual(['/etc/passwd', '', `${dirfdPath}/etc/passwd`, '', '']);
  });

  test('without the bit the race escapes', () => {
    const race = situations[4] ?? situations[0];
    expect(outcomeOf(withCall(race, 'openat'))).toMatchObject({ errno: 'OK', path: '/etc/passwd' });
    expect(outcomeOf({ ...race, rename: 0 })).toMatchObject({ errno: 'OK', path: `${dirfdPath}/etc/passwd` });
  });
});

describe('read', () => {
  const good = { call: 'openat2', path: '..', resolve: 8, rename: 3 };

  test.each([...situations, ...scenarios.map(({ state }) => state)].map((state) => [JSON.stringify(state), state]))(
    'takes %s',
    (text, state) => {
      expect(read(JSON.parse(text))).toEqual(state);
    },
  );

  test.each([
    ['nothing', null],
    ['a text', 'openat2'],
    ['a list', [good]],
    ['no fields', {}],
    ['another call', { ...good, call: 'creat' }],
    ['the name of a method', { ...good, call: 'toString' }],
    ['a path that is no text', { ...good, path: ['..'] }],
    ['a path without an end', { ...good, path: '../'.repeat(9999) }],
    ['an unknown bit', { ...good, resolve: 64 }],
    ['a negative word', { ...good, resolve: -1 }],
    ['half a bit', { ...good, resolve: 0.5 }],
    ['a word that is a text', { ...good, resolve: '8' }],
    ['bits for openat', { ...good, call: 'openat' }],
    ['a rename too late', { ...good, rename: 7 }],
    ['no number', { ...good, rename: Number.NaN }],
  ])('refuses %s', (_, value) => {
    expect(read(value)).toBeNull();
  });

  test('keeps nothing else', () => {
    expect(read({ ...good, more: 'x' })).toEqual(good);
  });
});

describe('the bits', () => {
  const start = situations[0];

  test.each(bits)('%s is set and taken back, and openat2 is called', (bit) => {
    const set = withBit(start, bit, true);
    expect(set.call).toBe('openat2');
    expect(set.resolve).not.toBe(0);
    expect(withBit(set, bit, false)).toEqual({ ...start, call: 'openat2' });
  });

  test('openat has none', () => {
    expect(withCall(withBit(start, 'BENEATH', true), 'openat')).toEqual(start);
  });
});
