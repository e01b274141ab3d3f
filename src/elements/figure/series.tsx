import { linear, type Scale } from './scale.ts';
import { linesOf, type Text, TextLines, textHeight } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

interface SeriesProps {
  readonly x: Scale;
  readonly y: Scale;
  /** Measured values, from left to right. */
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly tone: Tone;
  /** At the right end of the line; the first line of several is the name and is set strong. */
  readonly label: Text;
  /** Moves the label down by that many pixels, where two of them would touch. */
  readonly labelShift?: number;
  /** Up to this x the line goes on dashed and without a point, because nobody measured there. Say so in the label. */
  readonly openTo?: number;
}

/** Measured values as a line with its name at its end. */
export function Series({ x, y, points, tone, label, labelShift = 0, openTo }: SeriesProps) {
  const places = points.map((point) => [x(point[0]), y(point[1])] as const);
  const last = places.at(-1) ?? [0, 0];
  const end = openTo === undefined ? last : openEnd(places, x(openTo));
  return (
    <g className={toned('series', tone)}>
      <path d={`M${places.join(' L')}`} />
      {end !== last && <path className="open" d={`M${last} L${end}`} />}
      {places.map(([cx, cy]) => (
        <circle key={cx} cx={cx} cy={cy} r={8} />
      ))}
      <EndLabel text={label} x={end[0] + 28} y={end[1] + labelShift} />
    </g>
  );
}

/** Where the last stretch arrives when it goes on straight to `x`. */
function openEnd(places: readonly (readonly [number, number])[], x: number): readonly [number, number] {
  const [a = [0, 0], b = [1, 0]] = places.slice(-2);
  return [x, linear([a[0], b[0]], [a[1], b[1]])(x)];
}

function EndLabel({ text, x, y }: { text: Text; x: number; y: number }) {
  const [name = '', ...rest] = linesOf(text);
  const [upper, lower] = [textHeight(name, 36), textHeight(rest, 32)];
  const top = y - (upper + lower) / 2;
  return (
    <>
      <TextLines text={name} x={x} y={top + upper / 2} anchor="start" size={36} className="label strong" />
      {rest.length > 0 && (
        <TextLines text={rest} x={x} y={top + upper + lower / 2} anchor="start" size={32} className="label" />
      )}
    </>
  );
}
