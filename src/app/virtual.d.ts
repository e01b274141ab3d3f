type SlidePartLoaders = Readonly<Record<string, () => Promise<{ default: import('react').ComponentType }>>>;

declare module 'virtual:deck/manifest' {
  export const manifest: import('../deck/manifest.ts').Manifest;
}

declare module 'virtual:deck/slides' {
  /** Loads a slide's body, by slide id. */
  export const slides: SlidePartLoaders;
}

declare module 'virtual:deck/notes' {
  /** Loads a slide's notes, by slide id. */
  export const notes: SlidePartLoaders;
}
