import { linear, type Scale } from '@deck';
import type { Side } from './lab-map.ts';
import { largestId } from './lab-state.ts';

/** A ruler: the pixel of an id, and back. */
interface RulerScale {
  readonly at: Scale;
  readonly idAt: Scale;
}

const ruler = (ids: readonly number[], pixels: readonly number[]): RulerScale => ({
  at: linear(ids, pixels),
  idAt: linear(pixels, ids),
});

/** Both rulers stay as they are, whatever is drawn on them: the ids around 1000 are larger than the others. */
export const rulers: Readonly<Record<Side, RulerScale>> = {
  first: ruler([0, 999, 1005, 65_536, 65_896, largestId], [132, 272, 656, 800, 860, 900]),
  lowerFirst: ruler(
    [0, 360, 998, 1004, 100_000, 100_999, 101_005, 165_536, largestId],
    [132, 182, 206, 422, 466, 566, 746, 860, 900],
  ),
};

/** Where the scale of a ruler changes in the middle of nothing. */
export const breaks: Readonly<Record<Side, readonly number[]>> = {
  first: [500, 30_000, 3_000_000_000],
  lowerFirst: [680, 50_000, 100_500, 130_000, 3_000_000_000],
};

const near = 9;

/**
 * The id that is reached from another one by a way along a ruler.
 * @param dx pixels of the drawing
 * @param stops ids that catch what comes near; so do whole thousands
 */
export function dragged(side: Side, from: number, dx: number, most: number, stops: readonly number[]): number {
  const { at, idAt } = rulers[side];
  const pixel = at(from) + dx;
  const id = Math.round(idAt(pixel));
  const caught = [...stops, Math.round(id / 1000) * 1000]
    .map((stop) => ({ stop, away: Math.abs(at(stop) - pixel) }))
    .filter(({ away }) => away < near)
    .sort((a, b) => a.away - b.away)[0];
  return Math.min(most, Math.max(0, caught?.stop ?? id));
}

/**
 * The id after a key on a handle; null for a key that does not move it. Page keys turn the slide wherever the focus is.
 * @param shift goes by a thousand
 */
export function keyed(key: string, shift: boolean, id: number, most: number): number | null {
  const way = ways[key];
  return way === undefined ? null : Math.min(most, Math.max(0, id + way * (shift ? 1000 : 1)));
}

const ways: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
