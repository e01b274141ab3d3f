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

declare module 'virtual:machine/image' {
  /** What `npm run machine` made; null when there is none. */
  export const image: null | {
    /** Address of the snapshot. */
    readonly snapshot: string;
    /** Addresses of what a cold boot needs, and the kernel's command line. */
    readonly kernel: string;
    readonly bios: string;
    readonly commandLine: string;
    /** As `uname -r` has it. */
    readonly release: string;
    /** The day it was made, as `2026-11-28`. */
    readonly date: string;
  };
}
