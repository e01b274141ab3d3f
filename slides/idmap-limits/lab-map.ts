import { type LabMap, largestId } from './lab-state.ts';
import {
  byRoot,
  down,
  type Extent,
  emptyMap,
  freshContainer,
  type Lookup,
  type ParsedLine,
  parseMap,
  type Usage,
  up,
  usage,
  type WriteOutcome,
  write,
} from './model.ts';

/** The side of an extent: `first` inside, `lowerFirst` outside. */
export type Side = 'first' | 'lowerFirst';

/** A line of the text that is an extent on its own, whatever becomes of the whole map. */
export interface DrawnLine extends ParsedLine {
  /** Its place among the lines of the text, from 0. */
  readonly index: number;
  /** Accepted, the one at which the kernel stopped, or one that it did not come to. */
  readonly fate: 'read' | 'fault' | 'unread';
}

/** What the kernel makes of a state. */
export interface Derived {
  /** Everything that is written, with the lines that were added. */
  readonly written: string;
  readonly usage: Usage;
  readonly result: WriteOutcome;
  /** The lines that can be drawn. Added lines are not among them. */
  readonly lines: readonly DrawnLine[];
  /** The array that is searched, in its order. */
  readonly array: readonly Extent[];
  readonly lookup: Lookup;
}

/** Ids that added lines map: from here on inside, and downwards to 0 outside. */
export const moreFrom = { first: 65_536, lowerFirst: 359 } as const;

/** Writes the text of a state to the map of a new container, and looks the id up. */
export function derive(state: LabMap): Derived {
  const written = withMore(state);
  const { state: after, result } = write(freshContainer, byRoot(written));
  const map = after.namespaces[1]?.maps.uid_map ?? emptyMap;
  const lookup = (state.direction === 'down' ? down : up)(map, state.id);
  return {
    written,
    usage: usage(written),
    result,
    lines: drawnLines(state.text, result),
    array: map.storage === 'inline' ? map.extents : map[lookup.array === 'reverse' ? 'reverse' : 'forward'],
    lookup,
  };
}

/** Single ids in rising order inside and falling order outside, so that the two sorted arrays differ. */
function withMore({ text, more }: LabMap): string {
  const lines = Array.from({ length: more }, (_, at) => `${moreFrom.first + at} ${moreFrom.lowerFirst - at} 1`);
  return [text.replace(/\n$/, ''), ...lines, ''].join('\n');
}

function drawnLines(text: string, { errno, parsed }: WriteOutcome): DrawnLine[] {
  const stop = parsed ? (parsed.fault?.line ?? Number.POSITIVE_INFINITY) - 1 : errno === 'OK' ? Infinity : -1;
  return text.split('\n').flatMap((line, index) => {
    const alone = parseMap(line).lines[0];
    return alone ? [{ ...alone, index, fate: fateOf(index, stop) }] : [];
  });
}

function fateOf(index: number, stop: number): DrawnLine['fate'] {
  if (index < stop) return 'read';
  return index === stop ? 'fault' : 'unread';
}

/** The text with a line's range moved along one side; the other numbers stay as they are written. */
export function moved(text: string, { index, fields }: DrawnLine, side: Side, value: number): string {
  const { column, digits } = fields[side];
  return text
    .split('\n')
    .map((line, at) => {
      return at === index ? line.slice(0, column - 1) + value + line.slice(column - 1 + digits.length) : line;
    })
    .join('\n');
}

/** The last place at which a range can begin. */
export const lastStart = ({ count }: Extent): number => Math.max(0, largestId - count);

/** Stops of an extent that is dragged along a side: where it just does not meet another one. */
export function stopsOf(lines: readonly DrawnLine[], { index, extent }: DrawnLine, side: Side): number[] {
  return lines
    .filter((line) => line.index !== index)
    .flatMap(({ extent: other }) => [other[side] + other.count, other[side] - extent.count]);
}
