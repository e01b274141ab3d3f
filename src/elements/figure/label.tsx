import { type Anchor, type Text, TextLines } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

interface LabelProps {
  readonly x: number;
  /** The middle of the text, also of several lines. */
  readonly y: number;
  /** Lines are broken by hand; text between backticks is set as code. */
  readonly text: Text;
  /** The end of the text that stands at `x`. */
  readonly anchor?: Anchor;
  readonly tone?: Tone;
  /** Letter size in pixels, 28 or more. */
  readonly size?: number;
  /** All of it is code. */
  readonly mono?: boolean;
  readonly strong?: boolean;
  /** Covers what is behind the letters, so that a line may pass under them. */
  readonly plate?: boolean;
}

/** Words in a figure, in the colour of what they name. */
export function Label({ x, y, text, anchor = 'start', tone, size = 36, mono, strong, plate }: LabelProps) {
  const look = `label${mono ? ' code' : ''}${strong ? ' strong' : ''}${plate ? ' plate' : ''}`;
  return <TextLines text={text} x={x} y={y} anchor={anchor} size={size} className={toned(look, tone)} />;
}
