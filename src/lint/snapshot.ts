import type { Layout, Manifest } from '../deck/manifest.ts';

/** A box in pixels of the 1920 × 1080 canvas. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An element as a person finds it again. */
export interface Where {
  /** Its tag and class, and those of up to two elements around it: `ul > li > code`. */
  readonly path: string;
  /** The beginning of its text; empty without text. */
  readonly text: string;
}

/** An ancestor that is drawn see-through, together with everything in it. */
export interface Group {
  /** The same number is the same ancestor. */
  readonly id: number;
  /** From 0 to 1. */
  readonly opacity: number;
}

/** One colour that is painted at a point. */
export interface Layer {
  /** As the browser computes it: `rgb(22, 24, 29)`. */
  readonly color: string;
  /** The see-through ancestors, outermost first. */
  readonly groups: readonly Group[];
}

/** A run of text in one element. */
export interface TextRun extends Where {
  /** All of the text. */
  readonly content: string;
  /** One box for each line it stands on. */
  readonly lines: readonly Rect[];
  /** Runs in the same block of text have the same number. */
  readonly block: number;
  /** It stands in the slide's body, not in its frame. */
  readonly inBody: boolean;
  /** It is part of a block of code. */
  readonly inCode: boolean;
  /** It is in a line of code while some lines are lit: one of those, or one of the others. */
  readonly light?: 'lit' | 'dim';
  /** In pixels of the canvas. */
  readonly fontSize: number;
  readonly ink: Layer;
  /** What is painted under it, bottom first, at a few points; none where nothing could be found. */
  readonly beneath: readonly (readonly Layer[])[];
}

/** Something painted that is not text. */
export interface Box extends Where {
  readonly rect: Rect;
  readonly inBody: boolean;
}

/** Content that is larger than the box it stands in, by so many pixels. */
export interface Overflow extends Where {
  readonly x: number;
  readonly y: number;
}

/** A picture that people may not see, and what they are told instead. */
export interface Graphic extends Where {
  readonly named: boolean;
}

export interface Link extends Where {
  /** The whole address, or what the author wrote when that is none. */
  readonly href: string;
  /** It stands in a list of commits. */
  readonly inCommits: boolean;
}

/** A block of code. */
export interface CodeText extends Where {
  readonly lines: number;
  /** Characters in the longest line; a tab counts as 4. */
  readonly columns: number;
}

/** Text that is drawn, in part at least, with a font the deck did not bring. */
export interface ForeignFont extends Where {
  readonly family: string;
  readonly glyphs: number;
}

/** How a slide was coloured when it was read. */
export type LintPalette = 'paper' | 'stage' | 'print';

/** Everything the rules know about one slide at one step: plain data, read from the page once. */
export interface Snapshot {
  /** Id of the slide. */
  readonly slide: string;
  readonly step: number;
  readonly palette: LintPalette;
  readonly layout: Layout;
  /** The slide has a folio that its body must stay clear of. */
  readonly hasFolio: boolean;
  readonly titleLines: number;
  readonly texts: readonly TextRun[];
  readonly boxes: readonly Box[];
  readonly overflows: readonly Overflow[];
  readonly graphics: readonly Graphic[];
  readonly links: readonly Link[];
  readonly code: readonly CodeText[];
  readonly foreignFonts: readonly ForeignFont[];
}

/** What the rules know about the deck as a whole. */
export interface DeckFacts {
  readonly manifest: Manifest;
  /** Address of the deck, with a slash at its end. */
  readonly root: string;
  /** The built files below the root, as addresses write them; without them, only links to slides are judged. */
  readonly files?: ReadonlySet<string>;
  /** The text of the notes, by slide id; a slide that is not named is not judged. */
  readonly notes: Readonly<Record<string, string>>;
}
