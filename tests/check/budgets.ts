/** What a reader of the deck may be made to load. Bytes are those of brotli, 1 kB is 1000 bytes. */
export const budgets = {
  /** All scripts of the first slide: React's 59.4 kB, and 16 for the stage, the commands, the windows and the manifest. */
  firstSlideScripts: 76_000,
  /** The scripts that only one slide has. */
  slideScripts: 12_000,
  /** The same for a slide with a lab: it brings the model of its chapter. */
  labScripts: 28_000,
  /** All style sheets of a slide. */
  styles: 12_000,
  /** Requests for the first slide besides its fonts: the page, scripts, style sheets, icons. */
  firstSlideRequests: 8,
  /** The same for any other slide: it may have a figure and data of its own. */
  slideRequests: 11,
  /** The same for a slide with a lab. */
  labRequests: 13,
};
