import { fault, type StateRule } from '../rule.ts';

/** Browsers round the sizes of boxes. */
const tolerance = 1;

/** No box cuts off or loses what it holds. */
export const boxOverflow: StateRule = {
  name: 'box-overflow',
  description: 'What a box holds is not larger than the box.',
  check: ({ overflows }) =>
    overflows.flatMap((box) => [
      ...(box.x > tolerance ? [fault(box, `its content is ${Math.round(box.x)} px wider than the box`)] : []),
      ...(box.y > tolerance ? [fault(box, `its content is ${Math.round(box.y)} px higher than the box`)] : []),
    ]),
};
