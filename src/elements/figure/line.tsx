import { Label } from './label.tsx';
import { type Bend, type Point, route } from './route.ts';
import type { Text } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

interface LineProps {
  readonly from: Point;
  readonly to: Point;
  readonly bend?: Bend;
  readonly tone?: Tone;
  readonly dashed?: boolean;
  /** Stands on the middle of the line (of its longer leg, if it has a corner) and interrupts it. */
  readonly label?: Text;
}

/** A connection without a direction, 5 pixels wide: a branch of a tree, "belongs to". */
export function Line({ from, to, bend = 'straight', tone, dashed, label }: LineProps) {
  const { d, middle } = route(from, to, bend);
  return (
    <g className={toned(dashed ? 'line dashed' : 'line', tone)}>
      <path d={d} />
      {label !== undefined && <Label x={middle[0]} y={middle[1]} anchor="middle" plate text={label} />}
    </g>
  );
}
