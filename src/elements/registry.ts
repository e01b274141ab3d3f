/** What a slide may use without an import line: exports of `@deck`, and the elements the compiler takes apart. */
export const components = [
  'Callout',
  'Code',
  'Column',
  'Columns',
  'Commits',
  'Morph',
  'Notes',
  'Scene',
  'SlideLink',
  'Step',
  'Steps',
  'Timeline',
] as const;
