import { readTick, type Scale, type Tick } from './scale.ts';
import { TextLines } from './text-lines.tsx';

interface AxisProps {
  /** Under the plot, or at its left. */
  readonly side: 'bottom' | 'left';
  /** The same as the series'. */
  readonly scale: Scale;
  /** The first and the last value of the axis. */
  readonly from: number;
  readonly to: number;
  /** Where it stands: the y of an axis at the bottom, the x of one at the left. */
  readonly at: number;
  readonly ticks: readonly Tick[];
  /** What is measured, with its unit; horizontal, above the axis at the left or under the one at the bottom. */
  readonly title: string;
  /** Length in pixels of the hairlines that go from the ticks across the plot. */
  readonly grid?: number;
}

/** One side of a chart. Leave 110 pixels under it, or 120 to its left and 60 above. */
export function Axis({ side, scale, from, to, at, ticks, title, grid = 0 }: AxisProps) {
  const bottom = side === 'bottom';
  return (
    <g className="scale">
      {bottom && <path className="axis" d={`M${scale(from)},${at} H${scale(to)}`} />}
      {ticks.map(readTick).map(({ value, label }) => (
        <AxisTick key={value} bottom={bottom} at={at} pixel={scale(value)} label={label} grid={grid} />
      ))}
      {bottom ? (
        <TextLines
          text={title}
          x={(scale(from) + scale(to)) / 2}
          y={at + 92}
          anchor="middle"
          size={32}
          className="title"
        />
      ) : (
        <TextLines text={title} x={at} y={scale(to) - 52} anchor="start" size={32} className="title" />
      )}
    </g>
  );
}

interface AxisTickProps {
  readonly bottom: boolean;
  readonly at: number;
  readonly pixel: number;
  readonly label: string;
  readonly grid: number;
}

function AxisTick({ bottom, at, pixel, label, grid }: AxisTickProps) {
  const place = bottom ? { x: pixel, y: at + 42 } : { x: at - 24, y: pixel };
  return (
    <>
      {grid > 0 && <path className="hairline" d={bottom ? `M${pixel},${at} v${-grid}` : `M${at},${pixel} h${grid}`} />}
      {bottom && <path className="tick" d={`M${pixel},${at} v12`} />}
      <TextLines {...place} anchor={bottom ? 'middle' : 'end'} text={label} size={32} className="number" />
    </>
  );
}
