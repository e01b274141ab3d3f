/** When the page goes away and, kept by the browser for the Back button, comes back as it was. */
export interface PageLife {
  /** Returns the function that stops listening, as `onReturn` does. */
  onLeave(callback: () => void): () => void;
  onReturn(callback: () => void): () => void;
}

export function browserPageLife(target: Pick<Window, 'addEventListener' | 'removeEventListener'>): PageLife {
  const on = (type: 'pagehide' | 'pageshow', listener: (event: PageTransitionEvent) => void) => {
    target.addEventListener(type, listener);
    return () => target.removeEventListener(type, listener);
  };
  return {
    onLeave: (callback) => on('pagehide', callback),
    onReturn: (callback) => on('pageshow', ({ persisted }) => persisted && callback()),
  };
}
