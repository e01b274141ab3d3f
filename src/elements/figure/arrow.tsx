import { Line } from './line.tsx';
import { type Bend, type Point, route, shortOf } from './route.ts';
import type { Text } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

interface ArrowProps {
  readonly from: Point;
  /** The tip; leave 6 pixels to the box it points at. */
  readonly to: Point;
  readonly bend?: Bend;
  readonly tone?: Tone;
  readonly dashed?: boolean;
  /** Stands on the middle of the line (of its longer leg, if it has a corner) and interrupts it. */
  readonly label?: Text;
}

const headLength = 24;
const headWidth = 24;

/** Something that goes from one place to another: a call, a message, a pointer. */
export function Arrow({ from, to, bend = 'straight', tone, dashed, label }: ArrowProps) {
  const { before } = route(from, to, bend);
  const angle = (Math.atan2(to[1] - before[1], to[0] - before[0]) * 180) / Math.PI;
  return (
    <g className={toned('arrow', tone)}>
      <Line
        from={from}
        to={shortOf(to, before, headLength - 4)}
        bend={bend}
        {...(dashed && { dashed })}
        {...(label !== undefined && { label })}
      />
      <path
        className="head"
        d={`M0,0 L${-headLength},${-headWidth / 2} L${-headLength},${headWidth / 2} Z`}
        transform={`translate(${to}) rotate(${Math.round(angle * 10) / 10})`}
      />
    </g>
  );
}
