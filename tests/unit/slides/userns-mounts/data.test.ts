import { expect, test } from 'vitest';
import { kernelId } from '../../../../slides/userns-mounts/data.ts';

test.each([
  [0, 100000],
  [1000, 101000],
  [65535, 165535],
])('the stored id %i is the kernel id %i', (stored, id) => {
  expect(kernelId(stored)).toBe(id);
});

test('the id behind the last one of the map does not map', () => {
  expect(kernelId(65536)).toBeNull();
});
