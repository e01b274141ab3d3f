import type { TreeData } from '../../../slides/path-resolution/model.ts';
import * as model from '../../../slides/path-resolution/model.ts';
import type { Dice } from './dice.ts';
import type { Kernel, Lines } from './feature.ts';
import { ask, type Lookup, lookupLine, treeLines, treeOf } from './openat2-lines.ts';
import { drawTree } from './openat2-tree.ts';

const { O, RESOLVE } = model;
const tmpfile = O.TMPFILE | O.DIRECTORY;
const createMode = 0o600n;

const flagWords = [
  ...[0n, 0n, O.PATH, O.PATH, O.PATH, O.PATH | O.NOFOLLOW, O.PATH | O.DIRECTORY, O.NOFOLLOW, O.DIRECTORY],
  ...[O.DIRECTORY | O.NOFOLLOW, O.PATH | O.NOFOLLOW | O.DIRECTORY, 1n, 2n, 3n, O.TRUNC, O.TRUNC | 1n],
  ...[
    O.CREAT,
    O.CREAT | 1n,
    O.CREAT | O.EXCL,
    O.CREAT | O.EXCL | O.NOFOLLOW,
    O.CREAT | O.NOFOLLOW,
    O.CREAT | O.TRUNC | 1n,
  ],
  ...[tmpfile | 2n, tmpfile | 1n],
];
const resolveBits: readonly bigint[] = Object.values(RESOLVE);

/** A tree, and some lookups in it. */
export function drawLookups(dice: Dice, kernel: Kernel): Lines {
  const data = drawTree(dice);
  const lines = treeLines(data);
  const tree = treeOf(model, lines);
  const lookups = dice.times(dice.between(10, 40), () => lookupLine(drawLookup(dice, data)));
  // The model makes files without a name in procfs as in tmpfs.
  const asked = lookups.filter((line) => {
    const outcome = ask(model, tree, line, kernel);
    const makes = (BigInt(line.split(' ')[3] ?? 0) & O.TMPFILE) !== 0n;
    return !(makes && outcome.steps.some(({ path }) => path.startsWith('/proc')));
  });
  return [...lines, ...asked];
}

function drawLookup(dice: Dice, data: TreeData): Lookup {
  const { dirs = [], files = [], mounts = [] } = data;
  const places = ['/srv/c', '/srv/c', '/', ...dirs, ...mounts.map(({ at }) => at)];
  const dirfd = dice.chance(80)
    ? (dice.pick(places) ?? '/')
    : dice.pick(['AT_FDCWD', 'none', '/proc', files[0] ?? '/']);
  const path = drawPath(dice, data, dirfd);
  const flags = dice.pick(flagWords) ?? 0n;
  const resolve = dice
    .times(dice.pick([0, 1, 1, 2, 2]), () => dice.pick(resolveBits) ?? 0n)
    .reduce((bits, bit) => bits | bit, 0n);
  const makes = (flags & (O.CREAT | O.TMPFILE)) !== 0n;
  const whole = { dirfd, path, flags, mode: makes ? createMode : 0n, resolve };
  return dice.chance(94) ? whole : odd(dice, whole);
}

/** A call with something that the kernel refuses before it walks, or that it ignores. */
function odd(dice: Dice, call: Lookup): Lookup {
  const bit = 1n << BigInt(dice.below(64));
  const kind = dice.weighted({ flag: 3, mode: 2, resolve: 2, size: 2, path: 1 });
  if (kind === 'flag')
    return { ...call, flags: (call.flags & ~O.CREAT & ~O.TMPFILE) | (ignored.has(bit) ? 0n : bit), mode: 0n };
  if (kind === 'mode')
    return { ...call, mode: bit === createMode ? 0n : bit, flags: call.flags & ~O.CREAT & ~O.TMPFILE };
  if (kind === 'resolve') return { ...call, resolve: call.resolve | bit };
  if (kind === 'path')
    return { ...call, path: dice.pick(['', '/', 'n'.repeat(255), 'n'.repeat(256), './'.repeat(2048), '//..//']) };
  const size = dice.pick([0, 8, 23, 24, 25, 32, 4096, 4097]);
  return { ...call, size, extra: dice.pick([[], [0, 1], [0, 0, 0, 0, 0, 0, 0, 1]]) };
}

/** Bits that make files, or do something behind the walk that the model leaves out: O_DIRECT and O_NOATIME. */
const ignored = new Set([O.CREAT, O.TMPFILE, 0o40000n, 0o1000000n, 0o20000n]);

/** Mostly names that are there, one below the other. */
function drawPath(dice: Dice, data: TreeData, dirfd: string): string {
  const { dirs = [], files = [], links = {}, mounts = [] } = data;
  const all = [...dirs, ...files, ...Object.keys(links), ...mounts.map(({ at }) => at), ...procPaths];
  const start = dice.pick(['', '', '', '', '', '/', '//', './']);
  let place = start.startsWith('/') || !dirfd.startsWith('/') ? '' : dirfd.replace(/\/$/, '');
  let path = start;
  for (let left = dice.pick([0, 1, 1, 2, 2, 3, 4, 5]); left > 0; left--) {
    const below = all
      .filter((each) => each.startsWith(`${place}/`))
      .map((each) => each.slice(place.length + 1).split('/')[0]);
    const known = dice.chance(70) ? dice.pick(below) : undefined;
    const name = known ?? dice.pick(['..', '..', '.', 'nope', 'a', 'l1', 'l2', 'm', 'f']);
    path += name + dice.pick(['/', '/', '/', '//']);
    place =
      name === '..' ? place.slice(0, Math.max(place.lastIndexOf('/'), 0)) : name === '.' ? place : `${place}/${name}`;
    const target = links[place];
    if (target?.startsWith('/')) place = target.replace(/\/+$/, '');
  }
  return dice.chance(25) ? path : path.replace(/\/+$/, '') || path;
}

const procPaths = ['/proc/self', '/proc/1/root', '/proc/1/cwd', '/proc/1/fd/100'];
