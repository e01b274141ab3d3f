import { fault, type StateRule } from '../rule.ts';

const most = 80;

/** Code is as narrow as the kernel's own. */
export const codeColumns: StateRule = {
  name: 'code-columns',
  description: `Lines of code have at most ${most} columns.`,
  check: ({ code }) =>
    code.filter(({ columns }) => columns > most).map((block) => fault(block, `${block.columns} columns, over ${most}`)),
};
