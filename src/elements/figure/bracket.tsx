import { Label } from './label.tsx';
import type { Text } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

interface BracketProps {
  readonly x: number;
  /** Its line; the ends point 20 pixels up from there, or down when it stands above. */
  readonly y: number;
  readonly width: number;
  /** On the middle of the line; keep it shorter than the bracket is wide. */
  readonly label: Text;
  /** Whether it stands below or above what it spans. */
  readonly side?: 'below' | 'above';
  readonly tone?: Tone;
}

/** Holds several things together under one name: "64 bytes, one cache line". */
export function Bracket({ x, y, width, label, side = 'below', tone }: BracketProps) {
  const tip = side === 'below' ? -20 : 20;
  return (
    <g className={toned('bracket', tone)}>
      <path d={`M${x + 2},${y + tip} v${-tip} h${width - 4} v${tip}`} />
      <Label x={x + width / 2} y={y} anchor="middle" strong plate text={label} />
    </g>
  );
}
