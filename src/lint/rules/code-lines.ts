import { fault, type StateRule } from '../rule.ts';

const most = 15;

/** Code is short enough to be read while somebody speaks. */
export const codeLines: StateRule = {
  name: 'code-lines',
  description: `Blocks of code have at most ${most} lines.`,
  check: ({ code }) =>
    code.filter(({ lines }) => lines > most).map((block) => fault(block, `${block.lines} lines, over ${most}`)),
};
