/** What lit code is enlarged to, in pixels of the canvas: the last row reads what the speaker talks about. */
export const litSize = 56;

/** Where lines stand in a block. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/**
 * How far an enlarged block moves up so that its lit lines are about in the middle of the box it is seen through,
 * below a row that is not cut in two. Nothing beyond the block's first and last line is shown.
 * @param lit the lines to be seen, enlarged
 * @param content height of the whole block, enlarged
 * @param box height of what it is seen through, at least that of the lit lines
 * @param row height of one row, enlarged
 * @returns pixels of the canvas, never negative
 */
export function litOffset(lit: Extent, content: number, box: number, row: number): number {
  const middle = (lit.top + lit.bottom - box) / 2;
  const rows = Math.max(0, Math.min(middle, content - box)) / row;
  const high = Math.floor(rows) * row;
  return lit.bottom - high <= box ? high : Math.min(lit.top, Math.ceil(rows) * row);
}
