import { pixel } from './pixel.ts';

/** A place in a figure, in pixels from its upper left corner. */
export type Point = readonly [x: number, y: number];

/**
 * How a line goes from one point to the other: straight, with one corner (`across` first and then up or down, or
 * `down` first and then across), or in an arc whose middle is that many pixels to the left of the straight way
 * (negative: to the right).
 */
export type Bend = 'straight' | 'across' | 'down' | number;

/** A line as it is drawn. */
export interface Route {
  /** Path data. */
  readonly d: string;
  /** Half way along it: where a label stands. */
  readonly middle: Point;
  /** Where it comes from just before its end: an arrow's head points away from there. */
  readonly before: Point;
}

const corner = 16;

/** The way from one point to another. */
export function route(from: Point, to: Point, bend: Bend): Route {
  if (bend === 'straight') return { d: `M${from} L${to}`, middle: between(from, to), before: from };
  return typeof bend === 'number' ? arc(from, to, bend) : elbow(from, to, bend);
}

/** The point that is `distance` pixels before `to` on the straight way from `from`. */
export function shortOf(to: Point, from: Point, distance: number): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const part = distance / length;
  return [pixel(to[0] - (to[0] - from[0]) * part), pixel(to[1] - (to[1] - from[1]) * part)];
}

function elbow(from: Point, to: Point, first: 'across' | 'down'): Route {
  const turn: Point = first === 'across' ? [to[0], from[1]] : [from[0], to[1]];
  const legs = [from, to].map((end) => Math.hypot(end[0] - turn[0], end[1] - turn[1]));
  const radius = Math.min(corner, ...legs);
  const d = `M${from} L${shortOf(turn, from, radius)} Q${turn} ${shortOf(turn, to, radius)} L${to}`;
  const [long, short] = (legs[0] ?? 0) >= (legs[1] ?? 0) ? [from, turn] : [turn, to];
  return { d, middle: between(long, short), before: turn };
}

function arc(from: Point, to: Point, bulge: number): Route {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [x, y] = between(from, to);
  const aside = (pixels: number): Point => [pixel(x + (dy / length) * pixels), pixel(y - (dx / length) * pixels)];
  // A quadratic curve passes half as far from its straight way as its control point is.
  const control = aside(2 * bulge);
  return { d: `M${from} Q${control} ${to}`, middle: aside(bulge), before: control };
}

function between(a: Point, b: Point): Point {
  return [pixel((a[0] + b[0]) / 2), pixel((a[1] + b[1]) / 2)];
}
