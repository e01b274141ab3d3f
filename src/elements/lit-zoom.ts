/** What lit code is enlarged to, in pixels of the canvas: the last row reads what the speaker talks about. */
export const litSize = 56;

/** Where lines stand in a block, in pixels of its own size. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/**
 * How far an enlarged block moves up so that its lit lines are in the middle of the box it is seen through.
 * Nothing beyond the block's first and last line is shown, unless the lit lines alone are higher than the box.
 * @param lit the lines to be seen, before enlarging
 * @param content height of the whole block, before enlarging
 * @param box height of what it is seen through
 * @param scale how much the block is enlarged
 * @returns pixels of the canvas, never negative
 */
export function litOffset(lit: Extent, content: number, box: number, scale: number): number {
  const middle = ((lit.top + lit.bottom) / 2) * scale - box / 2;
  return Math.max(0, Math.min(middle, content * scale - box));
}
