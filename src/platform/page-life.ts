/** How the page was loaded, and when it goes away and, kept by the browser for the Back button, comes back as it was. */
export interface PageLife {
  /** Whether the tab showed this page before, and loaded it again. */
  readonly reloaded: boolean;
  /** Returns the function that stops listening, as `onReturn` does. */
  onLeave(callback: () => void): () => void;
  onReturn(callback: () => void): () => void;
}

export function browserPageLife(
  target: Pick<Window, 'addEventListener' | 'removeEventListener' | 'performance'>,
): PageLife {
  const [load] = target.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const on = (type: 'pagehide' | 'pageshow', listener: (event: PageTransitionEvent) => void) => {
    target.addEventListener(type, listener);
    return () => target.removeEventListener(type, listener);
  };
  return {
    reloaded: load?.type === 'reload',
    onLeave: (callback) => on('pagehide', callback),
    onReturn: (callback) => on('pageshow', ({ persisted }) => persisted && callback()),
  };
}
