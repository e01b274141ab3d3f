import { Box, Label, Token, type Tone } from '@deck';
import type { Compare, Extent, Side } from './id-map.ts';

const [width, height, gap] = [160, 104, 12];

interface ExtentRowProps {
  /** Left and upper edge of the boxes; the name stands left of them. */
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly remark: readonly string[];
  readonly extents: readonly Extent[];
  /** The id that is compared; the other one stands under it. */
  readonly side: Side;
  /** A successful search in this array. */
  readonly compares?: readonly Compare[];
  /** How many of its compares are done. */
  readonly compared?: number | undefined;
  readonly muted?: boolean;
}

/** An array of extents as boxes, with a number over each that was compared; what cannot hold the id recedes. */
export function ExtentRow({ x, y, title, remark, extents, side, ...state }: ExtentRowProps) {
  const { compares = [], compared = 0, muted = false } = state;
  const other = side === 'first' ? 'lowerFirst' : 'first';
  const place = (index: number) => x + index * (width + gap);
  const tone = muted ? 'muted' : 'ink';
  return (
    <>
      <Label x={0} y={y + 14} strong tone={tone} text={title} />
      <Label x={0} y={y + 74} size={30} tone={tone} text={remark} />
      {extents.map((extent, index) => (
        <Box
          key={extent.first}
          x={place(index)}
          y={y}
          width={width}
          height={height}
          label={String(extent[side])}
          sublabel={String(extent[other])}
          tone={muted ? 'muted' : boxTone(index, compares, compared)}
        />
      ))}
      {compares.slice(0, compared).map(({ pivot }, order) => (
        <Token key={pivot} x={place(pivot) + width / 2} y={y - 20} label={String(order + 1)} tone="new" />
      ))}
    </>
  );
}

function boxTone(index: number, compares: readonly Compare[], compared: number): Tone {
  if (compared === 0) return 'kernel';
  const next = compares[compared];
  if (next && index >= next.from && index < next.to) return 'kernel';
  if (!next && index === compares.at(-1)?.pivot) return 'new';
  return compares.slice(0, compared).some(({ pivot }) => pivot === index) ? 'ink' : 'muted';
}
