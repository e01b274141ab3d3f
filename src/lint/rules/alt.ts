import { fault, type StateRule } from '../rule.ts';

/** Whoever does not see a picture is told what it shows. */
export const alt: StateRule = {
  name: 'alt',
  description: 'Every picture has a text alternative, or says that it is decoration.',
  check: ({ graphics }) =>
    graphics.filter(({ named }) => !named).map((graphic) => fault(graphic, 'has no text alternative')),
};
