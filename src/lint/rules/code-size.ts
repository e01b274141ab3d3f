import { fault, type StateRule } from '../rule.ts';

const smallest = 36;

/** Code can be read from the back row. */
export const codeSize: StateRule = {
  name: 'code-size',
  description: `Blocks of code are set in at least ${smallest} pixels.`,
  check: ({ texts }) =>
    texts
      .filter(({ fontSize, inCode }) => inCode && fontSize < smallest - 0.05)
      .map((text) => fault(text, `${Number(text.fontSize.toFixed(1))} px, under ${smallest} for code`)),
};
