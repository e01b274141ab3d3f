import { describe, expect, test } from 'vitest';
import { browserStorage } from '../../../src/platform/storage.ts';

function memory(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: () => null,
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

describe('the storage of the browser', () => {
  test('keeps and forgets', () => {
    const kept = memory();
    const storage = browserStorage(() => kept);
    expect(storage.get('slide')).toBeNull();
    storage.set('slide', 'idmap-why');
    expect(storage.get('slide')).toBe('idmap-why');
    storage.remove('slide');
    expect(storage.get('slide')).toBeNull();
  });

  test('an empty text is not a missing one', () => {
    const kept = memory();
    const storage = browserStorage(() => kept);
    storage.set('slide', '');
    expect(storage.get('slide')).toBe('');
  });

  test('survives a storage that is blocked', () => {
    const storage = browserStorage(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    expect(() => storage.set('slide', 'x')).not.toThrow();
    expect(() => storage.remove('slide')).not.toThrow();
    expect(storage.get('slide')).toBeNull();
  });

  test('survives a storage that does not exist', () => {
    const missing = {} as { sessionStorage: Storage };
    const storage = browserStorage(() => missing.sessionStorage);
    storage.set('slide', 'x');
    expect(storage.get('slide')).toBeNull();
  });

  test('survives a storage that is full', () => {
    const full = memory();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const storage = browserStorage(() => full);
    expect(() => storage.set('slide', 'x')).not.toThrow();
  });
});
