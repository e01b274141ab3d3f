import { fault, type StateRule } from '../rule.ts';

const most = 2;

/** A title is read at a glance. */
export const titleLines: StateRule = {
  name: 'title-lines',
  description: `Titles stand on at most ${most} lines.`,
  check: (snapshot) =>
    snapshot.titleLines > most
      ? [fault({ path: 'header > .heading', text: '' }, `${snapshot.titleLines} lines, over ${most}`)]
      : [],
};
