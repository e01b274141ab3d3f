import { describe, expect, test } from 'vitest';
import { createWindowId } from '../../../src/platform/window-id.ts';

describe('window ids', () => {
  test('are 16 hexadecimal digits, new each time', () => {
    const ids = Array.from({ length: 100 }, createWindowId);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set(ids).size).toBe(100);
  });
});
