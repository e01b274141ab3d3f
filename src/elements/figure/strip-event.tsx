import { type Anchor, type Text, TextLines, textHeight } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

/** Something that happened at a release. */
export interface StripEvent {
  /** One of the strip's releases. */
  readonly release: string;
  readonly text: Text;
  readonly side?: 'above' | 'below';
  /** How far from the line the text ends, in pixels; give neighbours different ones. */
  readonly distance?: number;
  /** The end of the text that stands at its stem. */
  readonly anchor?: Exclude<Anchor, 'middle'>;
  readonly tone?: Tone;
  /** The step that shows it. */
  readonly from?: number;
}

/** An event as a flag on the strip: a ring round the release, a stem, the text at its end. */
export function StripEventMark({
  text,
  side = 'above',
  distance = 80,
  anchor = 'start',
  tone,
  x,
  y,
}: StripEvent & { x: number; y: number }) {
  const away = side === 'above' ? -1 : 1;
  const height = textHeight(text, 32);
  const textX = anchor === 'start' ? x + 20 : x - 20;
  return (
    <g className={toned('event', tone)}>
      <path className="stem" d={`M${x},${y} v${away * (distance + height)}`} />
      <circle cx={x} cy={y} r={18} />
      <TextLines
        text={text}
        x={textX}
        y={y + away * (distance + height / 2)}
        anchor={anchor}
        size={32}
        className="label"
      />
    </g>
  );
}
