import { readTick, type Scale, type Tick } from './scale.ts';
import { TextLines } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

interface RulerProps {
  readonly y: number;
  /** Pixels of the values; give the extents on the ruler the same one. */
  readonly scale: Scale;
  /** The first and the last value that the line reaches. */
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
  /** What is counted; stands left of the line, so leave room for it. */
  readonly title?: string;
  /** The side on which the ticks and their labels stand; extents take the other one. */
  readonly side?: 'above' | 'below';
  /** Values at which the line is cut, because the scale changes there. */
  readonly breaks?: readonly number[];
  readonly tone?: Tone;
}

/** A line of numbers: ids, minors, offsets. */
export function Ruler({ y, scale, from, to, ticks, title, side = 'below', breaks = [], tone }: RulerProps) {
  const away = side === 'below' ? 1 : -1;
  return (
    <g className={toned('ruler', tone)}>
      <path className="axis" d={`M${scale(from)},${y} H${scale(to)}`} />
      {ticks.map(readTick).map(({ value, label }) => (
        <g key={value}>
          <path className="tick" d={`M${scale(value)},${y} v${away * 16}`} />
          <TextLines text={label} x={scale(value)} y={y + away * 40} anchor="middle" size={30} className="number" />
        </g>
      ))}
      {breaks.map((value) => (
        <g key={value} className="break" transform={`translate(${scale(value)} ${y})`}>
          <path className="cut" d="M-8,14 L2,-14 H8 L-2,14 Z" />
          <path className="edge" d="M-8,14 L2,-14 M-2,14 L8,-14" />
        </g>
      ))}
      {title !== undefined && (
        <TextLines text={title} x={scale(from) - 28} y={y} anchor="end" size={32} className="label" />
      )}
    </g>
  );
}
