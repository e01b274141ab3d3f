import type { Model } from '../path-resolution/model-type.ts';
import type { Feature, Kernel, Lines } from './feature.ts';
import { drawLookups } from './openat2-draw.ts';
import { ask, treeOf } from './openat2-lines.ts';
import { textOf, word } from './words.ts';

function answersOf(model: Model, lines: Lines, kernel: Kernel): Lines {
  const tree = treeOf(model, lines);
  return lines.map((line) => {
    if (!line.startsWith('open ')) return 'OK';
    const outcome = ask(model, tree, line, kernel);
    if (outcome.errno !== 'OK') return outcome.errno;
    return `OK ${word(outcome.path)}${outcome.rule === 'created' ? ' created' : ''}`;
  });
}

/** A lookup of a shorter path, or with fewer bits. */
function* shorter(line: string): Generator<string> {
  const words = line.split(' ');
  if (words[0] !== 'open') return;
  const parts = textOf(words[2] ?? '').split('/');
  for (const at of parts.keys()) yield words.with(2, word(parts.toSpliced(at, 1).join('/'))).join(' ');
  for (const place of [3, 5]) {
    const value = BigInt(words[place] ?? 0);
    for (let bit = 1n; bit <= value; bit <<= 1n) {
      if (value & bit) yield words.with(place, String(value & ~bit)).join(' ');
    }
  }
}

/** Paths looked up in drawn trees with mounts, links and magic links, with all flags of openat2(2). */
export const openat2 = (model: Model): Feature => ({
  name: 'openat2',
  program: 'tests/kernel/verify/openat2.c',
  percent: 25,
  draw: (dice, kernel) => drawLookups(dice, kernel),
  answers: (lines, kernel) => answersOf(model, lines, kernel),
  shorter,
});
