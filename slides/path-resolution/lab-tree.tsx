import { Arrow, Label, Line, Mark, useMode, Zone } from '@deck';
import { type KeyboardEvent, useId, useRef } from 'react';
import { above, below, boxHeight, edgePoint, mapHeight, mapWidth, movedB, type Spot, spots } from './lab-map.ts';
import { description, escapedTo, isOutside } from './lab-trail.ts';
import { useTravel } from './lab-travel.ts';
import { type Drawn, drawnOf, type Hop } from './lab-walk.ts';
import type { Outcome } from './model.ts';

interface TreeProps {
  readonly outcome: Outcome;
  readonly onPath: (path: string) => void;
  /** The walk has just been brought by a press forward. */
  readonly plays: boolean;
}

/** The host's tree with the container's in it, and the walk through both. */
export function Tree({ outcome, onPath, plays }: TreeProps) {
  const id = useId();
  const drawn = drawnOf(outcome);
  return (
    <figure className="figure path-tree">
      <svg
        role={useMode() === 'print' ? 'img' : 'group'}
        aria-label="The tree"
        aria-describedby={id}
        viewBox={`0 0 ${mapWidth} ${mapHeight}`}
      >
        <desc id={id}>{description(outcome)}</desc>
        <Ground />
        {drawn.moved && <Gone />}
        {drawn.hops.map((hop) => (
          <Way key={`${hop.from} ${hop.to}`} {...hop} />
        ))}
        {spots.map((spot) =>
          spot.id === 'b' ? (
            <Directory key="b" drawn={drawn} plays={plays} onPath={onPath} outcome={outcome} />
          ) : (
            <Node key={spot.id} spot={spot} look={lookOf(spot, drawn, outcome)} onPath={onPath} />
          ),
        )}
        {[...drawn.numbers].map(([spot, text]) => (
          <Badge key={spot.paths[0]} spot={spot} text={text} />
        ))}
        <Cursor drawn={drawn} opened={outcome.errno === 'OK'} plays={plays} />
      </svg>
    </figure>
  );
}

/** What never changes: the container, the edges of the tree, and what is mounted. */
function Ground() {
  return (
    <>
      <Label x={4} y={34} text="host" size={30} tone="muted" />
      <Zone x={2} y={284} width={836} height={318} title="container" tone="userns" />
      <Label x={436} y={331} text="= `dirfd`" size={30} tone="userns" />
      <g className="tone-muted path-edges">
        {spots.map((spot) => (
          <Edge key={spot.id} spot={spot} />
        ))}
      </g>
      <Label x={340} y={498} text="/etc/passwd" mono size={28} anchor="middle" tone="muted" />
      <Label x={670} y={500} text="tmpfs" size={28} anchor="middle" tone="kernel" />
      <Label x={778} y={500} text="bind" size={28} anchor="middle" tone="kernel" />
    </>
  );
}

function Edge({ spot }: { spot: Spot }) {
  const parent = spots.find(({ id }) => id === spot.parent);
  return parent ? <Line from={below(parent, 0)} to={above(spot, 0)} /> : null;
}

/** `b` is not where it was any more. */
function Gone() {
  const home = spots.find(({ id }) => id === 'b') ?? movedB;
  return (
    <g className="tone-before">
      <rect className="path-gone" x={home.x - 26} y={home.y - 30} width={52} height={boxHeight} rx={8} />
      <Arrow from={edgePoint(home, movedB, 4)} to={edgePoint(movedB, home, 6)} dashed />
    </g>
  );
}

const Way = ({ from, to, jumps, outside }: Hop) => (
  <Arrow from={from} to={to} bend={bendOf(jumps, outside)} tone={outside ? 'before' : 'new'} />
);

/** Inside of the container the way is short, and needs an arc to be seen. */
function bendOf(jumps: boolean, outside: boolean) {
  if (!jumps) return 'straight';
  return outside ? -12 : 24;
}

/** What became of a box: its tone, in words of the style sheet. */
function lookOf(spot: Spot, drawn: Drawn, outcome: Outcome): string {
  if (drawn.cursor.at(-1) === spot) return `tone-${outcome.errno === 'OK' ? openedTone(outcome) : 'bad'} path-end`;
  if (!drawn.numbers.has(spot)) return `tone-${spot.tone}`;
  return `tone-${isOutside(spot.paths[0]) ? 'before' : 'new'}`;
}

const openedTone = (outcome: Outcome): string => (escapedTo(outcome) === null ? 'ok' : 'before');

interface NodeProps {
  readonly spot: Spot;
  readonly look: string;
  readonly onPath: (path: string) => void;
}

/** A name in the tree; pressing it makes it the path. */
function Node({ spot, look, onPath }: NodeProps) {
  const { x, y, width, label, typed } = spot;
  const paper = useMode() === 'print';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onPath(typed);
  };
  const handle = {
    role: 'button',
    tabIndex: 0,
    'aria-label': `Path ${typed}`,
    onClick: () => onPath(typed),
    onKeyDown,
  };
  return (
    <g className={`path-node ${look}`} {...(!paper && handle)}>
      <rect x={x - width / 2} y={y - boxHeight / 2} width={width} height={boxHeight} rx={8} />
      <Label x={x} y={y} text={label} mono size={30} anchor="middle" tone="ink" />
    </g>
  );
}

interface MovingProps {
  readonly drawn: Drawn;
  readonly plays: boolean;
}

/** `b`, which travels when somebody moves it. */
function Directory({ drawn, plays, onPath, outcome }: MovingProps & Pick<TreeProps, 'onPath' | 'outcome'>) {
  const group = useRef<SVGGElement>(null);
  const home = spots.find(({ id }) => id === 'b') ?? movedB;
  const spot = drawn.moved ? movedB : home;
  useTravel(
    group,
    drawn.moving.map(({ x, y }) => ({ x: x - spot.x, y: y - spot.y })),
    plays,
  );
  return (
    <g ref={group}>
      <Node spot={spot} look={lookOf(spot, drawn, outcome)} onPath={onPath} />
    </g>
  );
}

function Badge({ spot, text }: { spot: Spot; text: string }) {
  const width = Math.max(40, text.length * 13 + 24);
  const [x, y] = [spot.x + spot.width / 2 - 14 + width / 2, spot.y - boxHeight / 2];
  return (
    <g className="path-number tone-ink">
      <rect x={x - width / 2} y={y - 20} width={width} height={40} rx={20} />
      <Label x={x} y={y} text={text} size={28} anchor="middle" strong />
    </g>
  );
}

/** Walks through the tree and stays where it was decided. */
function Cursor({ drawn, opened, plays }: MovingProps & { opened: boolean }) {
  const group = useRef<SVGGElement>(null);
  const places = drawn.cursor.map(({ x, y }) => ({ x: x + 24, y: y + boxHeight / 2 + 8 }));
  useTravel(group, places, plays);
  const end = places.at(-1);
  if (end === undefined) return null;
  return (
    <g ref={group} transform={`translate(${end.x} ${end.y})`} className={`path-cursor tone-${opened ? 'ok' : 'bad'}`}>
      <circle r={20} />
      <Mark x={0} y={0} kind={opened ? 'yes' : 'no'} size={24} />
    </g>
  );
}
