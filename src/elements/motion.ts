/** The motion tokens that scripts need, as `src/theme/tokens.css` has them: milliseconds, and how they are spent. */
export const motion = {
  quick: 120,
  morph: 480,
  easeMove: 'cubic-bezier(0.2, 0, 0, 1)',
} as const;
