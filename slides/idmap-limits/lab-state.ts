import { isObject, isOneOf, isText, isWhole } from '@deck';
import { type Extent, mapWithSame } from './id-map.ts';

/** What can be changed in the lab; everything else follows from it. */
export interface LabMap {
  /** What is written to `uid_map`, as typed. */
  readonly text: string;
  /** So many more lines are written behind the text, each for one id. */
  readonly more: number;
  /** The id that is looked up. */
  readonly id: number;
  /** From the id inside to the one outside, or back. */
  readonly direction: Direction;
  /** The drawing: the map, or what a lookup costs. */
  readonly view: 'map' | 'cost';
}

/** Which way an id is translated: `down` to the one outside, `up` to the one inside. */
export type Direction = 'down' | 'up';

/** Letters of a text: even if every one of them is escaped, the state fits the address. */
export const longestText = 600;

/** Lines that can be added: enough to come past 340 of them, and past 4095 bytes. */
export const mostMore = 360;

/** The largest number of 32 bits, which stands for no id. */
export const largestId = 4_294_967_295;

const textOf = (extents: readonly Extent[]): string =>
  extents.map(({ first, lowerFirst, count }) => `${first} ${lowerFirst} ${count}`).join('\n');

const lookUp = (text: string, id: number, direction: Direction = 'down', more = 0): LabMap => ({
  text,
  more,
  id,
  direction,
  view: 'map',
});

const whole = textOf(mapWithSame([]));
const one = lookUp(whole, 33);
const five = lookUp(textOf(mapWithSame([999, 1001])), 1001);
const seven = lookUp(textOf(mapWithSame([999, 1001, 1003])), 33);
const overlap = lookUp(`${whole}\n999 999 1`, 999);
const wrapped = lookUp('0 4294967296 65536', 0);

/** The maps that the talk goes through, one at each step. */
export const situations: readonly [LabMap, ...LabMap[]] = [one, five, seven, overlap, wrapped];

/** Maps that a reader can choose. */
export const scenarios: readonly { readonly title: string; readonly state: LabMap }[] = [
  { title: 'One', state: one },
  { title: 'Five', state: five },
  { title: 'Seven', state: seven },
  { title: 'Overlap', state: overlap },
  { title: 'Wrapped', state: wrapped },
  { title: '340', state: lookUp(whole, 33, 'down', 339) },
  { title: '341', state: lookUp(whole, 33, 'down', 340) },
  { title: 'Too long', state: lookUp(whole, 33, 'down', mostMore) },
  { title: 'Benchmark', state: { ...one, view: 'cost' } },
];

/** A state from an address, another window or storage; null for what is none. */
export function read(value: unknown): LabMap | null {
  if (!isObject(value)) return null;
  const { text, more, id, direction, view } = value;
  const fits = isText(text, longestText) && isWhole(more, 0, mostMore) && isWhole(id, 0, largestId);
  if (!fits || !isOneOf(direction, ['down', 'up'] as const) || !isOneOf(view, ['map', 'cost'] as const)) return null;
  return { text, more, id, direction, view };
}
