import { pixel } from './pixel.ts';

/** One line, or several; text between backticks is set as code. */
export type Text = string | readonly string[];

/** Where a text stands: `x` is its left end, its middle, or its right end. */
export type Anchor = 'start' | 'middle' | 'end';

/** From one line to the next, in units of the letter size. */
const leading = 1.25;
/** From the middle of Inter's capitals down to the line they stand on, in units of the letter size. */
const halfCapital = 0.36;

interface TextLinesProps {
  readonly text: Text;
  readonly x: number;
  /** The middle of the block of lines. */
  readonly y: number;
  readonly anchor: Anchor;
  /** Letter size in pixels. */
  readonly size: number;
  readonly className: string;
}

/** Lines of text, centred on `y` whatever their number. */
export function TextLines({ text, x, y, anchor, size, className }: TextLinesProps) {
  const lines = linesOf(text);
  const first = y - ((lines.length - 1) / 2) * leading * size + halfCapital * size;
  return (
    <text className={className} textAnchor={anchor} fontSize={size}>
      {lines.map((line, index) => {
        const baseline = pixel(first + index * leading * size);
        return (
          <tspan key={baseline} x={x} y={baseline}>
            {codeParts(line)}
          </tspan>
        );
      })}
    </text>
  );
}

/** The text as a list of lines. */
export function linesOf(text: Text): readonly string[] {
  return typeof text === 'string' ? [text] : text;
}

/** Height in pixels of a block of lines. */
export function textHeight(text: Text, size: number): number {
  return linesOf(text).length * leading * size;
}

function codeParts(line: string) {
  return line.split(/`([^`]+)`/).map((part, index) => {
    if (index % 2 === 0) return part;
    return (
      // The parts of one line never change places.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <tspan key={index} className="mono">
        {part}
      </tspan>
    );
  });
}
