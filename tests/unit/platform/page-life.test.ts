import { describe, expect, test, vi } from 'vitest';
import { browserPageLife } from '../../../src/platform/page-life.ts';

/** A window whose page was loaded in this way. */
const windowOf = (type = 'navigate') =>
  Object.assign(new EventTarget(), { performance: { getEntriesByType: () => [{ type }] } }) as unknown as EventTarget &
    Window;
const transition = (type: string, persisted: boolean) => Object.assign(new Event(type), { persisted });

describe('the life of a page', () => {
  test('tells when it leaves and when it comes back as it was, not when it is first shown', () => {
    const target = windowOf();
    const page = browserPageLife(target);
    const [left, returned] = [vi.fn(), vi.fn()];
    page.onLeave(left);
    page.onReturn(returned);
    target.dispatchEvent(transition('pageshow', false));
    expect(returned).not.toHaveBeenCalled();
    target.dispatchEvent(transition('pagehide', true));
    expect(left).toHaveBeenCalledTimes(1);
    target.dispatchEvent(transition('pageshow', true));
    expect(returned).toHaveBeenCalledTimes(1);
  });

  test('knows a reload from every other way to a page', () => {
    expect(browserPageLife(windowOf('reload')).reloaded).toBe(true);
    for (const type of ['navigate', 'back_forward', 'prerender']) {
      expect(browserPageLife(windowOf(type)).reloaded).toBe(false);
    }
  });

  test('stops when told', () => {
    const target = windowOf();
    const page = browserPageLife(target);
    const called = vi.fn();
    page.onLeave(called)();
    page.onReturn(called)();
    target.dispatchEvent(transition('pagehide', true));
    target.dispatchEvent(transition('pageshow', true));
    expect(called).not.toHaveBeenCalled();
  });
});
