import { describe, expect, test } from 'vitest';
import { browserLock, type LockSource } from '../../../src/platform/lock.ts';

/** Locks as browsers have them, for one name. */
function fakeLocks() {
  let held = false;
  const asked: unknown[] = [];
  const request = async (name: string, options: LockOptions, use: (lock: Lock | null) => unknown) => {
    asked.push([name, options]);
    if (held) return use(null);
    held = true;
    await use({ name, mode: 'exclusive' });
    held = false;
  };
  return { asked, locks: { request } as unknown as NonNullable<LockSource['locks']> };
}

describe('a lock', () => {
  test('is one window’s until it is given back, and nobody waits for it', async () => {
    const { locks, asked } = fakeLocks();
    const [one, other] = [browserLock({ locks }, 'deck:/:machine'), browserLock({ locks }, 'deck:/:machine')];
    const giveBack = await one.take();
    expect(giveBack).not.toBeNull();
    expect(await other.take()).toBeNull();
    giveBack?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(await other.take()).not.toBeNull();
    expect(asked[0]).toEqual(['deck:/:machine', { ifAvailable: true }]);
  });

  test('is granted where the browser has none, or refuses', async () => {
    expect(await browserLock({}, 'x').take()).toBeTypeOf('function');
    const refusing = { request: () => Promise.reject(new DOMException('no', 'SecurityError')) };
    const locks = refusing as unknown as NonNullable<LockSource['locks']>;
    expect(await browserLock({ locks }, 'x').take()).toBeTypeOf('function');
  });
});
