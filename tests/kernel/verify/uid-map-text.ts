import type { Dice } from './dice.ts';

/** The most that `map_write()` takes, and one more. */
const limits = [4095, 4096] as const;

/** A text for a map: mostly extents that fit together, often with something that is wrong with them. */
export function drawText(dice: Dice): string {
  const text = lines(dice).join('\n') + dice.pick(['\n', '\n', '\n', '', '\n\n']);
  const kind = dice.weighted({ whole: 50, edited: 35, padded: 4, noise: 6, full: 5 });
  if (kind === 'edited') return dice.times(dice.pick([1, 1, 2]), () => 0).reduce((now) => edited(dice, now), text);
  if (kind === 'padded') return text.padEnd(dice.pick(limits), dice.pick([' ', '\n', '\0', '\t']));
  if (kind === 'noise') return dice.times(dice.below(40), () => dice.pick(characters)).join('');
  return kind === 'full' ? full(dice) : text;
}

/** Extents that overlap on neither side, in any order, five or more or fewer. */
function lines(dice: Dice): string[] {
  const count = dice.pick([1, 1, 2, 3, 4, 5, 5, 6, 6, 7, 12, dice.between(1, 60)]);
  const places = dice.times(count, () => ({ order: dice.below(1000), count: dice.between(1, 9) }));
  const outside = places.toSorted((a, b) => a.order - b.order);
  const start = (all: typeof places, place: (typeof places)[number]) => all.indexOf(place) * 10;
  const base = dice.pick([1000, 1000, 0, 100_000]);
  return dice
    .shuffled(places)
    .map((place) => [start(places, place), base + start(outside, place), place.count])
    .map((numbers) => numbers.map(String).join(dice.pick([' ', ' ', ' ', '\t', '  ', ' \t '])));
}

/** As many extents as there can be, or one more. */
function full(dice: Dice): string {
  const count = dice.pick([339, 340, 340, 341]);
  const step = dice.pick([1, 2]);
  return Array.from({ length: count }, (_, line) => `${(count - line) * step} ${1000 + line * step} 1\n`).join('');
}

const characters = [
  '0',
  '1',
  '2',
  '9',
  ' ',
  '\t',
  '\n',
  '\n',
  '\v',
  '\f',
  '\r',
  '\0',
  '-',
  '+',
  'x',
  '#',
  ',',
  '.',
] as const;
const numbers = [
  '0',
  '1',
  '4294967294',
  '4294967295',
  '4294967296',
  '4294967300',
  '18446744073709551616',
  '18446744073709551617',
  '000000000000000000000000000007',
  '2147483648',
  '65535',
  '',
  '-1',
  '+1',
  '0x10',
  '010',
  '1e1',
] as const;

/** A text in which one thing is another. */
function edited(dice: Dice, text: string): string {
  const at = dice.below(text.length + 1);
  const kind = dice.weighted({ insert: 3, remove: 3, number: 6, line: 2 });
  if (kind === 'insert') return text.slice(0, at) + dice.pick([...characters, '\u00a0', 'é']) + text.slice(at);
  if (kind === 'remove') return text.slice(0, at) + text.slice(at + dice.pick([1, 1, 2]));
  const lines = text.split('\n');
  const line = dice.below(lines.length);
  const words = (lines[line] ?? '').split(' ');
  if (kind === 'number') words[dice.below(words.length)] = dice.pick(numbers);
  const changed = kind === 'number' ? words.join(' ') : (dice.pick(lines) ?? '');
  return lines.with(line, changed).join('\n');
}
