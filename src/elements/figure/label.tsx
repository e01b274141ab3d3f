import { type Anchor, linesOf, type Text, TextLines, textHeight } from './text-lines.tsx';
import { textWidth } from './text-width.ts';
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
  /** Covers what is behind the text, so that a line may pass under it. */
  readonly plate?: boolean;
}

/** Words in a figure, in the colour of what they name. */
export function Label({ plate = false, ...props }: LabelProps) {
  const { x, y, text, anchor = 'start', tone, size = 36, mono = false, strong = false } = props;
  const look = `label${mono ? ' mono' : ''}${strong ? ' strong' : ''}`;
  return (
    <>
      {plate && <Plate x={x} y={y} text={text} anchor={anchor} size={size} mono={mono} />}
      <TextLines text={text} x={x} y={y} anchor={anchor} size={size} className={toned(look, tone)} />
    </>
  );
}

const padding = 12;

function Plate({
  x,
  y,
  text,
  anchor,
  size,
  mono,
}: Required<Pick<LabelProps, 'x' | 'y' | 'text' | 'anchor' | 'size' | 'mono'>>) {
  const width = Math.round(Math.max(...linesOf(text).map((line) => textWidth(line, size, mono))) + 2 * padding);
  const height = textHeight(text, size);
  const left = { start: x - padding, middle: x - width / 2, end: x + padding - width }[anchor];
  return <rect className="plate" x={left} y={y - height / 2} width={width} height={height} />;
}
