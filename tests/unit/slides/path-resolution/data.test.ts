import { expect, test } from 'vitest';
import { openHowSize } from '../../../../slides/path-resolution/data.ts';

test('the first version of struct open_how has 24 bytes', () => {
  expect(openHowSize).toBe(24);
});
