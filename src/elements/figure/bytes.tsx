import { nameFits, type Placed, placeFields } from './byte-cells.ts';
import { TextLines } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

/** One field of a structure. */
export interface ByteCell {
  /** Its size. */
  readonly bytes: number;
  /** Its name, set as code; one that is too long for its cell stands above it. */
  readonly label?: string;
  readonly tone?: Tone;
}

interface BytesProps {
  readonly x: number;
  readonly y: number;
  /** Pixels a byte: 1568 pixels are 64 bytes at 24.5. */
  readonly scale: number;
  readonly cells: readonly ByteCell[];
  readonly height?: number;
}

const nameSize = 32;

/** Memory to scale: one cell a field, its bytes under it (44 pixels), names that do not fit above it (72 pixels). */
export function Bytes({ x, y, scale, cells, height = 112 }: BytesProps) {
  const sizes = cells.map(({ bytes }) => bytes);
  return (
    <g className="bytes" transform={`translate(${x} ${y})`}>
      {placeFields(sizes, scale).map((place, index) => (
        <Cell key={place.offset} {...cells[index]} place={place} height={height} />
      ))}
    </g>
  );
}

interface CellProps extends Partial<ByteCell> {
  readonly place: Placed;
  readonly height: number;
}

function Cell({ bytes, label, tone, place: { x, width }, height }: CellProps) {
  const middle = x + width / 2;
  const inside = label !== undefined && nameFits(label, nameSize, width);
  return (
    <g className={toned('cell', tone)}>
      {/* Two pixels on either side keep neighbours apart. */}
      <rect x={x + 2} y={0} width={width - 4} height={height} rx={6} />
      {label !== undefined && inside && (
        <TextLines text={label} x={middle} y={height / 2} anchor="middle" size={nameSize} className="name mono" />
      )}
      {label !== undefined && !inside && (
        <>
          <path className="leader" d={`M${middle},-6 V-36`} />
          <TextLines text={label} x={x + 2} y={-60} anchor="start" size={nameSize} className="label mono" />
        </>
      )}
      <TextLines text={String(bytes)} x={middle} y={height + 30} anchor="middle" size={30} className="number" />
    </g>
  );
}
