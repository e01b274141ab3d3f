/** The part of `document` that tells whether the page can be seen. */
export type VisibilitySource = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/** The part of `navigator` that keeps the screen on; missing in older browsers and on plain http. */
export interface WakeLockSource {
  readonly wakeLock?: Pick<WakeLock, 'request'>;
}

/**
 * Keeps the screen from going dark while the page is visible. The browser takes the lock away whenever the page is
 * hidden, so it is asked for again each time the page comes back. Silent where it is not supported or refused.
 * @returns the function that lets the screen sleep again
 */
export function keepScreenOn(page: VisibilitySource, { wakeLock }: WakeLockSource): () => void {
  if (!wakeLock) return () => {};
  let held: WakeLockSentinel | null = null;
  let stopped = false;

  const release = () => {
    void held?.release().catch(() => {});
    held = null;
  };
  const request = async () => {
    if (page.visibilityState !== 'visible') return;
    try {
      const lock = await wakeLock.request('screen');
      release();
      held = lock;
      if (stopped) release();
    } catch {
      // Refused, for example to save the battery; the next time the page is shown is the next chance.
    }
  };

  const onChange = () => void request();
  page.addEventListener('visibilitychange', onChange);
  onChange();
  return () => {
    stopped = true;
    page.removeEventListener('visibilitychange', onChange);
    release();
  };
}
