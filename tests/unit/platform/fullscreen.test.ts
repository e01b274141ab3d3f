import { describe, expect, test, vi } from 'vitest';
import { browserFullscreen, type FullscreenSource } from '../../../src/platform/fullscreen.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function page(changes: Partial<Record<keyof FullscreenSource, unknown>> = {}) {
  const requestFullscreen = vi.fn(() => Promise.resolve());
  const exitFullscreen = vi.fn(() => Promise.resolve());
  const source = { fullscreenElement: null, exitFullscreen, documentElement: { requestFullscreen }, ...changes };
  return { requestFullscreen, exitFullscreen, fullscreen: browserFullscreen(source as unknown as FullscreenSource) };
}

describe('fullscreen', () => {
  test('enters with the whole page', () => {
    const { fullscreen, requestFullscreen } = page();
    fullscreen.enter();
    expect(requestFullscreen).toHaveBeenCalledTimes(1);
    expect(fullscreen.active()).toBe(false);
  });

  test('leaves only what it is in', () => {
    const outside = page();
    outside.fullscreen.leave();
    expect(outside.exitFullscreen).not.toHaveBeenCalled();
    const inside = page({ fullscreenElement: {} });
    inside.fullscreen.leave();
    expect(inside.exitFullscreen).toHaveBeenCalledTimes(1);
    expect(inside.fullscreen.active()).toBe(true);
  });

  test('is quiet when the browser refuses', async () => {
    const refuse = () => Promise.reject(new TypeError('not allowed'));
    const { fullscreen } = page({
      fullscreenElement: {},
      exitFullscreen: refuse,
      documentElement: { requestFullscreen: refuse },
    });
    fullscreen.enter();
    fullscreen.leave();
    // An unhandled rejection would fail this test.
    await settled();
    expect(fullscreen.active()).toBe(true);
  });

  test('does nothing on devices without it', () => {
    const { fullscreen } = page({ fullscreenElement: undefined, documentElement: {} });
    expect(() => fullscreen.enter()).not.toThrow();
    expect(fullscreen.active()).toBe(false);
  });
});
