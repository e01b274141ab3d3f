import { expect, test } from 'vitest';
import { formatSize } from '../../../src/cli/size.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [65_433, '65 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [1_249_999, '1.2 MB'],
])('%d bytes are %s', (bytes, text) => expect(formatSize(bytes)).toBe(text));
