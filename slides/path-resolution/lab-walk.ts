import type { Point } from '@deck';
import { above, below, edgePoint, movedB, type Spot, spotAt } from './lab-map.ts';
import { movedFrom } from './lab-state.ts';
import { isMoved, isOutside, type Stop, trailOf } from './lab-trail.ts';
import type { Outcome } from './model.ts';

interface Way {
  readonly from: Point;
  readonly to: Point;
}

/** One way of the walk from a box to another. */
export interface Hop extends Way {
  /** Links jump, everything else goes along the tree. */
  readonly jumps: boolean;
  readonly outside: boolean;
}

/** Everything that the drawing shows of a walk. */
export interface Drawn {
  readonly hops: readonly Hop[];
  /** The numbers of the stops at each box, by its id. */
  readonly numbers: ReadonlyMap<Spot, string>;
  /** Where the cursor is, one after the other; the last one decided. */
  readonly cursor: readonly Spot[];
  /** Where `b` is at each of these moments. */
  readonly moving: readonly Spot[];
  readonly moved: boolean;
}

interface Visit {
  readonly spot: Spot;
  readonly outside: boolean;
  readonly number: number;
  readonly first: boolean;
  readonly kind: Stop['kind'];
}

/** What the drawing shows of a walk. */
export function drawnOf(outcome: Outcome): Drawn {
  const visits = visitsOf(trailOf(outcome));
  const renamed = visits.findIndex(({ kind }) => kind === 'rename');
  const moved = isMoved(outcome);
  return {
    hops: onceEach(visits.flatMap((visit, index) => hop(visits[index - 1], visit))),
    numbers: numbersOf(visits),
    cursor: visits.map(({ spot }) => spot),
    moving: visits.map((_, index) => (moved && index >= renamed ? movedB : spotAt(movedFrom))),
    moved,
  };
}

/** A walk to and fro draws its ways once. */
const onceEach = (hops: readonly Hop[]): Hop[] => [
  ...new Map(hops.map((hop) => [`${hop.from} ${hop.to}`, hop])).values(),
];

const visitsOf = (stops: readonly Stop[]): Visit[] =>
  stops.flatMap(({ places, kind }, index) =>
    places.map((path, at) => ({
      spot: spotAt(path),
      outside: isOutside(path),
      number: index + 1,
      first: at === 0,
      kind,
    })),
  );

function hop(from: Visit | undefined, to: Visit): Hop[] {
  if (from === undefined || to.kind === 'rename' || from.spot === to.spot) return [];
  const jumps = !to.first;
  return [{ ...(jumps ? jump(from.spot, to.spot) : along(from.spot, to.spot)), jumps, outside: to.outside }];
}

/** Along an edge of the tree, or straight to where no edge leads. */
function along(from: Spot, to: Spot): Way {
  if (to.parent === from.id) return aside(below(from, 2), above(to, 4));
  if (from.parent === to.id) return aside(above(from, 2), below(to, 12));
  return { from: edgePoint(from, to, 2), to: edgePoint(to, from, 5) };
}

/** From a corner of a link: to the side of the container's root, or to the lower edge of what is far above. */
function jump(from: Spot, to: Spot): Way {
  const [x, y] = above(from, 3);
  const start: Point = [to.x - from.x > from.width ? x + from.width / 2 - 30 : x - from.width / 2 + 12, y];
  if (to.tone === 'userns') return { from: start, to: [to.x - to.width / 2 - 6, to.y] };
  return { from: start, to: [to.x - 14, below(to, 6)[1]] };
}

/** Beside the edge of the tree, so that the way there and the way back are both seen. */
function aside(from: Point, to: Point): Way {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const part = 9 / (Math.hypot(dx, dy) || 1);
  const shift = ([x, y]: Point): Point => [Math.round(x - dy * part), Math.round(y + dx * part)];
  return { from: shift(from), to: shift(to) };
}

/** The first numbers at each box; what somebody else does has its number only in the list. */
function numbersOf(visits: readonly Visit[]): ReadonlyMap<Spot, string> {
  const numbered = visits.filter(({ first, kind }) => first && kind !== 'rename');
  const spots = new Set(numbered.map(({ spot }) => spot));
  return new Map([...spots].map((spot) => [spot, shortList(numbered.filter((visit) => visit.spot === spot))]));
}

const shortList = (visits: readonly Visit[]): string => {
  const all = visits.map(({ number }) => String(number));
  return all.length > 2 ? `${all[0]}…${all.at(-1)}` : all.join(' ');
};
