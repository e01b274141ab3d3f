import type { Scale } from './scale.ts';
import { type Text, TextLines } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

interface ExtentProps {
  /** Its upper edge; 52 pixels above the ruler's line it stands on it, with a gap of 4. */
  readonly y: number;
  readonly scale: Scale;
  readonly from: number;
  /** The first value that is no longer in it. */
  readonly to: number;
  readonly height?: number;
  readonly label?: Text;
  /** Where the label stands; an extent of a few ids has no room for it. */
  readonly labelSide?: 'inside' | 'above' | 'below';
  readonly tone?: Tone;
  /** Not mapped, or not allowed. */
  readonly dashed?: boolean;
}

/** One id must still be seen. */
const narrowest = 12;

/** A run of values on a ruler. */
export function Extent({ y, scale, from, to, height = 48, label, labelSide = 'inside', tone, dashed }: ExtentProps) {
  const width = Math.max(narrowest, scale(to) - scale(from) - 4);
  const middle = (scale(from) + scale(to)) / 2;
  const textY = { inside: y + height / 2, above: y - 28, below: y + height + 28 }[labelSide];
  return (
    <g className={toned(dashed ? 'extent dashed' : 'extent', tone)}>
      <rect x={middle - width / 2} y={y} width={width} height={height} rx={4} />
      {label !== undefined && (
        <TextLines text={label} x={middle} y={textY} anchor="middle" size={30} className={`name ${labelSide}`} />
      )}
    </g>
  );
}
