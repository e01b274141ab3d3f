/** A length in pixels without the noise of its arithmetic: a hundredth of a pixel is nothing anybody sees. */
export function pixel(length: number): number {
  return Math.round(length * 100) / 100;
}
