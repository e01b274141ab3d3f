import { describe, expect, test, vi } from 'vitest';
import { keepScreenOn } from '../../../src/platform/wake-lock.ts';

class FakePage extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  show(state: DocumentVisibilityState) {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function fakeLocks() {
  const release = vi.fn(() => Promise.resolve());
  const request = vi.fn(() => Promise.resolve({ release } as unknown as WakeLockSentinel));
  return { release, request, source: { wakeLock: { request } } };
}

describe('keeping the screen on', () => {
  test('asks at once while the page can be seen', () => {
    const { request, source } = fakeLocks();
    keepScreenOn(new FakePage() as never, source);
    expect(request).toHaveBeenCalledExactlyOnceWith('screen');
  });

  test('asks again each time the page comes back, never while it is hidden', async () => {
    const page = new FakePage();
    page.visibilityState = 'hidden';
    const { request, source } = fakeLocks();
    keepScreenOn(page as never, source);
    expect(request).not.toHaveBeenCalled();
    page.show('visible');
    await settled();
    page.show('hidden');
    page.show('visible');
    expect(request).toHaveBeenCalledTimes(2);
  });

  test('holds one lock at a time', async () => {
    const page = new FakePage();
    const { release, source } = fakeLocks();
    keepScreenOn(page as never, source);
    await settled();
    page.show('visible');
    await settled();
    expect(release).toHaveBeenCalledTimes(1);
  });

  test('lets the screen sleep when stopped, also when the lock comes afterwards', async () => {
    const page = new FakePage();
    const { release, request, source } = fakeLocks();
    const stop = keepScreenOn(page as never, source);
    stop();
    await settled();
    expect(release).toHaveBeenCalledTimes(1);
    page.show('visible');
    expect(request).toHaveBeenCalledTimes(1);
  });

  test('is silent when refused, and tries again later', async () => {
    const page = new FakePage();
    const request = vi.fn(() => Promise.reject(new DOMException('battery', 'NotAllowedError')));
    keepScreenOn(page as never, { wakeLock: { request } });
    await settled();
    page.show('visible');
    await settled();
    expect(request).toHaveBeenCalledTimes(2);
  });

  test('is silent where it is not supported', () => {
    expect(() => keepScreenOn(new FakePage() as never, {})()).not.toThrow();
  });
});
