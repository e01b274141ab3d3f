import { type Text, TextLines } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

interface LaneProps {
  /** Its upper edge. */
  readonly y: number;
  readonly height: number;
  /** Who acts here; 32 pixels, at the left, in the first 220 pixels of the width. */
  readonly title: Text;
  readonly x?: number;
  readonly width?: number;
  readonly tone?: Tone;
}

/** A row in which one side acts: user space, the kernel. Time goes from left to right. */
export function Lane({ y, height, title, x = 0, width = 1568, tone }: LaneProps) {
  return (
    <g className={toned('lane', tone)}>
      <rect x={x} y={y} width={8} height={height} rx={4} />
      <path className="hairline" d={`M${x + 28},${y} h${width - 28} m0,${height} h${28 - width}`} />
      <TextLines text={title} x={x + 32} y={y + height / 2} anchor="start" size={32} className="label strong" />
    </g>
  );
}
