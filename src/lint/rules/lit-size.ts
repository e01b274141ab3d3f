import { fault, type StateRule } from '../rule.ts';

const smallest = 56;

/** What the speaker talks about can be read from the last row; paper shows the block whole. */
export const litSize: StateRule = {
  name: 'lit-size',
  description: `Lit lines of code are enlarged to at least ${smallest} pixels.`,
  check: ({ palette, texts }) =>
    texts
      .filter(({ fontSize, light }) => palette !== 'print' && light === 'lit' && fontSize < smallest - 0.05)
      .map((text) => fault(text, `${Number(text.fontSize.toFixed(1))} px, under ${smallest} for a lit line`)),
};
