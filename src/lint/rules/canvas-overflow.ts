import { fault, type StateRule } from '../rule.ts';
import type { Rect } from '../snapshot.ts';

const tolerance = 1;

/** How far a box reaches over the nearest edge that it crosses. */
function over({ left, top, right, bottom }: Rect): string | null {
  const edges = [
    { edge: 'left', by: -left },
    { edge: 'top', by: -top },
    { edge: 'right', by: right - 1920 },
    { edge: 'bottom', by: bottom - 1080 },
  ];
  const worst = edges.reduce((a, b) => (b.by > a.by ? b : a));
  return worst.by > tolerance ? `${Math.round(worst.by)} px over the ${worst.edge} edge of the canvas` : null;
}

/** Everything that is seen stands on the canvas. */
export const canvasOverflow: StateRule = {
  name: 'canvas-overflow',
  description: 'Everything that is seen stands on the canvas of 1920 × 1080 pixels.',
  check({ texts, boxes }) {
    const places = [
      ...boxes.map((box) => ({ box, rect: box.rect })),
      ...texts.flatMap((text) => text.lines.map((rect) => ({ box: text, rect }))),
    ];
    return places.flatMap(({ box, rect }) => {
      const problem = over(rect);
      return problem ? fault(box, problem) : [];
    });
  },
};
