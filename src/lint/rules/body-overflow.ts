import { fault, type StateRule } from '../rule.ts';

/** The folio begins at 992; lower than this stand the heads of the audience. */
const limit = 960;
const tolerance = 1;

/** The body stays clear of the folio. Only what reaches lowest is named. */
export const bodyOverflow: StateRule = {
  name: 'body-overflow',
  description: `The body of a slide with a folio ends within ${limit} pixels from the top.`,
  check({ texts, boxes, hasFolio }) {
    const places = [
      ...boxes.map((box) => ({ box, bottom: box.rect.bottom })),
      ...texts.flatMap((text) => text.lines.map(({ bottom }) => ({ box: text, bottom }))),
    ].filter(({ box, bottom }) => box.inBody && bottom > limit + tolerance);
    const lowest = places.toSorted((a, b) => b.bottom - a.bottom)[0];
    if (!lowest || !hasFolio) return [];
    return [fault(lowest.box, `${Math.round(lowest.bottom - limit)} px below the end of the body`)];
  },
};
