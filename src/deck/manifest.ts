/** The layouts a slide may name; each is one block of CSS in `src/theme/layouts.css`. */
export const layouts = ['text', 'title', 'section', 'statement', 'code', 'table', 'commits', 'lab', 'run'] as const;

export type Layout = (typeof layouts)[number];

/** Addresses that are not slides; no slide may take them as its id. */
export const reservedIds = ['console', 'print', 'assets', '404'] as const;

/** One slide as known at compile time: everything but its content. */
export interface SlideEntry {
  /** Kebab-case, unique in the deck, the slide's address. */
  readonly id: string;
  /** A sentence with a verb; text between backticks is set as code. */
  readonly title: string;
  /** Id of the chapter the slide belongs to. */
  readonly chapter: string;
  /** The release on the version rail, one of `Manifest.releases`. */
  readonly kernel?: string;
  readonly layout: Layout;
  /** Planned speaking time. */
  readonly minutes: number;
  /** May be skipped on stage with one key. */
  readonly optional: boolean;
  /** How many presses the slide takes after it appears; its states are 0…steps. */
  readonly steps: number;
  /** The states worth a page of their own in `--steps key`; the last state when none is named. */
  readonly keySteps: readonly number[];
}

/** A run of slides about one subject, one folder under `slides/`. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly kernel?: string;
}

/** What `slides/deck.ts` names. */
export interface DeckConfig {
  readonly title: string;
  readonly subtitle?: string;
  /** BCP 47 tag of the slides' language. */
  readonly language: string;
  readonly speaker: string;
  readonly event: string;
  /** Where the deck is published, with a slash at its end. @default the address it is opened at */
  readonly url?: string;
  /** The version rail, top to bottom. */
  readonly releases: readonly string[];
  /** In the order they are shown; `id` is the folder's name. */
  readonly chapters: readonly Chapter[];
}

/** The deck as compiled: how many steps a slide has is known here, never discovered by rendering. */
export interface Manifest extends DeckConfig {
  readonly slides: readonly SlideEntry[];
}

/** The chapter an entry belongs to. Throws when the manifest was built by hand and lacks it. */
export function chapterOf(manifest: Manifest, entry: SlideEntry): Chapter {
  const chapter = manifest.chapters.find((candidate) => candidate.id === entry.chapter);
  if (!chapter) throw new Error(`Slide ${entry.id} names chapter ${entry.chapter}, which deck.ts does not list`);
  return chapter;
}

/** A title without the backticks that set parts of it as code: for names, window titles and bookmarks. */
export function plainTitle({ title }: SlideEntry): string {
  return title.replaceAll('`', '');
}
