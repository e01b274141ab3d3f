import { textWidth } from './text-width.ts';

/** Where a field lies: bytes from the start, and the same in pixels. */
export interface Placed {
  /** Bytes. */
  readonly offset: number;
  /** Pixels from the left edge of the first field. */
  readonly x: number;
  /** Pixels. */
  readonly width: number;
}

/** Puts fields of the given sizes one after the other. `scale` is in pixels a byte. */
export function placeFields(sizes: readonly number[], scale: number): Placed[] {
  let offset = 0;
  return sizes.map((bytes) => {
    const placed = { offset, x: offset * scale, width: bytes * scale };
    offset += bytes;
    return placed;
  });
}

/** Whether a name set in the code font fits into that many pixels. */
export function nameFits(name: string, size: number, width: number): boolean {
  return textWidth(name, size, true) + 16 <= width;
}
