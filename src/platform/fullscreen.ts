/** Fullscreen of the whole page. Nothing fails: what the browser refuses does not happen. */
export interface Fullscreen {
  /** True only for a fullscreen asked for by the page; the browser does not tell about its own (F11). */
  active(): boolean;
  /** Must be called while a key press or click is being handled. */
  enter(): void;
  leave(): void;
}

/** The part of `document` that fullscreen needs. */
export type FullscreenSource = Pick<Document, 'fullscreenElement' | 'exitFullscreen'> & {
  readonly documentElement: Pick<Element, 'requestFullscreen'>;
};

export function browserFullscreen(page: FullscreenSource): Fullscreen {
  const active = () => page.fullscreenElement !== null && page.fullscreenElement !== undefined;
  return {
    active,
    // Phones with small screens have no such function.
    enter: () => quietly(() => page.documentElement.requestFullscreen?.({ navigationUI: 'hide' })),
    leave: () => {
      if (active()) quietly(() => page.exitFullscreen());
    },
  };
}

function quietly(ask: () => Promise<void> | undefined): void {
  void ask()?.catch(() => {});
}
