import { fault, type StateRule } from '../rule.ts';

/** Every computer shows the same letters. */
export const foreignFont: StateRule = {
  name: 'foreign-font',
  description: 'Every character is drawn with a font that the deck brings along.',
  check: ({ foreignFonts }) =>
    foreignFonts.map((text) => {
      const letters = text.glyphs === 1 ? '1 character is' : `${text.glyphs} characters are`;
      return fault(text, `${letters} drawn with ${text.family}, which the deck does not bring`);
    }),
};
