import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashOf, sourceHash } from '../../../../src/machine/image/hash.ts';

test('the same inputs give the same key, whether text or bytes', () => {
  expect(hashOf('kernel', 'options')).toBe(hashOf(Buffer.from('kernel'), Buffer.from('options')));
});

test.each([
  ['a byte moves from one input to the next', ['ab', 'c'], ['a', 'bc']],
  ['an empty input is added', ['a'], ['a', '']],
  ['the order changes', ['a', 'b'], ['b', 'a']],
  ['a length is written into an input', ['a\n1\nb'], ['a', 'b']],
])('another key when %s', (_, one, other) => {
  expect(hashOf(...one)).not.toBe(hashOf(...other));
});

test('a recording’s source is the plain SHA-256 of program and header', () => {
  expect(sourceHash('int main;', '#define x')).toBe(createHash('sha256').update('int main;#define x').digest('hex'));
});
