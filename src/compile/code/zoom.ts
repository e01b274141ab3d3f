import type { CodeBlock } from '../../deck/code.ts';
import { litBounds, zoomColumns, zoomLines } from '../../deck/code-zoom.ts';
import { type Place, SlideProblem } from '../errors.ts';

/**
 * Checks that every stage of a block with `zoom` can be seen whole when it is enlarged.
 * @param place of the fence
 * @throws SlideProblem for lit lines that are too long, or too far apart
 */
export function checkZoom({ versions, stages }: CodeBlock, place: Place): void {
  for (const { version, lit } of stages) {
    const shown = versions[version];
    if (lit === null || !shown) continue;
    const { first, last, width } = litBounds(shown, lit);
    const most = zoomLines(shown.lines.length, width);
    if (width > zoomColumns) {
      const message = `A lit line from ${first + 1} to ${last + 1} has ${width} columns, but ${zoomColumns} fit when enlarged.`;
      throw new SlideProblem(message, place, 'Break the line, or remove zoom.');
    }
    if (last - first >= most) {
      const message = `The lit lines ${first + 1} to ${last + 1} are too far apart: ${most} fit when enlarged.`;
      throw new SlideProblem(message, place, 'Light fewer lines at once, or remove zoom.');
    }
  }
}
