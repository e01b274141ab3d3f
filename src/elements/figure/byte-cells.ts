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
  // Every character of JetBrains Mono is 0.6 of its size wide.
  return name.length * 0.6 * size + 16 <= width;
}
