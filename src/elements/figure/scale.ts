import { pixel } from './pixel.ts';

/** Turns a value into a pixel of the figure. */
export type Scale = (value: number) => number;

/** A mark on a scale: a value, with its own words where the number is not what should be read. */
export type Tick = number | { readonly value: number; readonly label: string };

/**
 * A scale that is straight between the given points, and goes on straight outside them.
 * @param domain values in rising order, at least two; more than two make some stretches larger than others
 * @param range the pixel of each of them
 * Throws when the two differ in length or the values do not rise.
 */
export function linear(domain: readonly number[], range: readonly number[]): Scale {
  const rises = domain.every((value, index) => index === 0 || value > (domain[index - 1] ?? value));
  if (domain.length < 2 || domain.length !== range.length || !rises)
    throw new Error(`A scale needs as many pixels as values, two or more, and the values must rise: ${domain}`);
  return (value) => {
    const after = domain.findIndex((end, index) => index > 0 && value <= end);
    const end = after === -1 ? domain.length - 1 : after;
    const [d0 = 0, d1 = 1] = domain.slice(end - 1, end + 1);
    const [r0 = 0, r1 = 0] = range.slice(end - 1, end + 1);
    return pixel(r0 + ((value - d0) / (d1 - d0)) * (r1 - r0));
  };
}

/** A scale on which every factor of ten is as long as any other; values must be above 0. Say so aloud when you use it. */
export function logarithmic(domain: readonly [number, number], range: readonly [number, number]): Scale {
  if (domain[0] <= 0) throw new Error(`A logarithmic scale starts above 0, not at ${domain[0]}`);
  const scale = linear(domain.map(Math.log10), range);
  return (value) => scale(Math.log10(value));
}

/** The value and the words of a tick. */
export function readTick(tick: Tick): { readonly value: number; readonly label: string } {
  return typeof tick === 'number' ? { value: tick, label: String(tick) } : tick;
}
