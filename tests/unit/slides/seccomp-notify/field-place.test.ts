import { expect, test } from 'vitest';
import { actions, mknodValues, seccompData } from '../../../../slides/seccomp-notify/data.ts';
import { middleOf } from '../../../../slides/seccomp-notify/field-place.ts';

test('a field stands where its bytes are: args[0] begins at byte 16', () => {
  expect(middleOf('nr', 10)).toBe(20);
  expect(middleOf('args[0]', 10)).toBe(200);
  expect(middleOf('args[5]', 24.5)).toBe(60 * 24.5);
});

test('a field that does not exist is named', () => {
  expect(() => middleOf('args[6]', 1)).toThrow('struct seccomp_data has no field "args[6]"');
});

test('struct seccomp_data has 64 bytes, and every value stands in one of its fields', () => {
  expect(seccompData.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(64);
  const names = seccompData.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(mknodValues)));
});

test('the verdicts are in the order in which the kernel compares them, as signed numbers', () => {
  const signed = actions.map(({ value }) => Number(value) | 0);
  expect(signed).toEqual(signed.toSorted((a, b) => a - b));
});
