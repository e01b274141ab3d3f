import { expect, test } from 'vitest';
import { longestPart, mostParts, type Parts, partKey, sameParts, withPart } from '../../../src/deck/parts.ts';

test('a part is kept, changed, and made again what its author made', () => {
  const key = partKey('path-lab', 2);
  const changed = withPart({ 'a#0': 'x' }, key, 'y');
  expect(changed).toEqual({ 'a#0': 'x', 'path-lab#2': 'y' });
  expect(withPart(changed, key, null)).toEqual({ 'a#0': 'x' });
});

test('what was not touched for longest goes first', () => {
  let parts: Parts = {};
  for (let step = 0; step < mostParts; step++) parts = withPart(parts, partKey('a', step), 'x');
  parts = withPart(parts, 'a#0', 'again');
  parts = withPart(parts, 'b#0', 'x');
  expect(Object.keys(parts)).toHaveLength(mostParts);
  expect(parts['a#1']).toBeUndefined();
  expect(parts['a#0']).toBe('again');
});

test('a text that no address could hold is not kept', () => {
  expect(withPart({}, 'a#0', 'x'.repeat(longestPart))).not.toEqual({});
  expect(withPart({}, 'a#0', 'x'.repeat(longestPart + 1))).toEqual({});
});

test('parts are the same when every text is', () => {
  expect(sameParts({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true);
  expect(sameParts({ a: '1' }, { a: '2' })).toBe(false);
  expect(sameParts({ a: '1' }, { a: '1', b: '2' })).toBe(false);
});
