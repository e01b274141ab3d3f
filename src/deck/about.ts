/** A package that the site hands on, in whole or in part. */
export interface Notice {
  readonly name: string;
  readonly version: string;
  /** As its author names it, such as `MIT`. */
  readonly licence: string;
  /** The text of the licence. */
  readonly text: string;
}

/** A part of the machine that runs in the slides. */
export interface MachinePart {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** What of it is in the image: `the shell and its commands`. */
  readonly use: string;
  /** The package with its source, such as `linux 6.12.117-1`. */
  readonly source: string;
}

/** The machine as the site hands it on. */
export interface MachineNotice {
  /** The guest's kernel, as `uname -r` prints it. */
  readonly release: string;
  /** When the image was made, as YYYY-MM-DD. */
  readonly date: string;
  readonly parts: readonly MachinePart[];
}

/** What a deck hands on of other people's work. */
export interface About {
  readonly notices: readonly Notice[];
  /** Null in a deck that was built without an image. */
  readonly machine: MachineNotice | null;
}
