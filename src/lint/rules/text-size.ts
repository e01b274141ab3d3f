import { fault, type StateRule } from '../rule.ts';

const smallest = 28;

/** Text can be read from the back row. */
export const textSize: StateRule = {
  name: 'text-size',
  description: `Text is at least ${smallest} pixels high on the canvas.`,
  check: ({ texts }) =>
    texts
      .filter(({ fontSize, inCode }) => !inCode && fontSize < smallest - 0.05)
      .map((text) => fault(text, `${Number(text.fontSize.toFixed(1))} px, under ${smallest}`)),
};
