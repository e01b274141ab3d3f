/** What a slide may use without an import line: exports of `@deck`, and the elements the compiler takes apart. */
export const components = [
  'Background',
  'Callout',
  'Code',
  'Column',
  'Columns',
  'Commits',
  'Cue',
  'Morph',
  'Notes',
  'NoteStep',
  'Scene',
  'SlideLink',
  'Step',
  'Steps',
  'Timeline',
] as const;
