import { type Fault, fault, type StateRule } from '../rule.ts';
import type { Rect, TextRun } from '../snapshot.ts';

/** Letters do not fill the box of their line. */
const tolerance = 4;

/** No text stands on other text. */
export const overlap: StateRule = {
  name: 'overlap',
  description: 'Text of one block does not stand on text of another.',
  check({ texts }) {
    const faults: Fault[] = [];
    for (const [index, text] of texts.entries()) {
      for (const other of texts.slice(index + 1)) {
        const by = text.block === other.block ? 0 : depth(text, other);
        if (by > tolerance) faults.push(fault(text, `overlaps ${other.path} "${other.text}" by ${Math.round(by)} px`));
      }
    }
    return faults;
  },
};

/** How deep two texts stand in each other: the smaller side of the largest box that both cover. */
function depth(a: TextRun, b: TextRun): number {
  return Math.max(0, ...a.lines.flatMap((line) => b.lines.map((other) => common(line, other))));
}

function common(a: Rect, b: Rect): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.min(width, height);
}
