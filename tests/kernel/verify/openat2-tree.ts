import type { TreeData } from '../../../slides/path-resolution/model.ts';
import type { Dice } from './dice.ts';

/**
 * A tree around `/srv/c`. By its name a thing is a directory (a, b, d), a file (f, g), a link (l1 to l4), a place to
 * mount a tmpfs (m), a directory (p) or a file (k) on: so nothing is in the way of anything.
 */
export function drawTree(dice: Dice): TreeData {
  const dirs = ['/srv/c', '/srv/o', '/etc'];
  const mounts: { at: string; bind?: string }[] = [];
  const files = ['/etc/f', '/srv/o/f', '/srv/c/f'];
  for (let left = dice.between(2, 9); left > 0; left--) {
    const parent = inSrv(dice, dirs);
    if (dice.chance(60)) dirs.push(`${parent}/${dice.pick(['a', 'b', 'd'])}`);
    else if (dice.chance(40)) files.push(`${parent}/${dice.pick(['f', 'g'])}`);
    else addMount(dice, { dirs, files, mounts }, parent);
  }
  const links: Record<string, string> = {};
  for (let left = dice.between(1, 6); left > 0; left--) {
    links[`${inSrv(dice, dirs)}/${dice.pick(['l1', 'l2', 'l3', 'l4'])}`] = drawTarget(dice, [...dirs, ...files]);
  }
  const magic = dice.pick([...files, ...dirs]) ?? '/etc';
  return {
    dirs: [...new Set(dirs)],
    files: [...new Set(files)],
    links,
    mounts,
    magicLinks: { '/proc/1/fd/100': magic },
    cwd: inSrv(dice, dirs),
  };
}

const inSrv = (dice: Dice, dirs: readonly string[]) =>
  dice.pick(dirs.filter((path) => path.startsWith('/srv/'))) ?? '/srv/c';

function addMount(
  dice: Dice,
  { dirs, files, mounts }: { dirs: string[]; files: string[]; mounts: { at: string; bind?: string }[] },
  parent: string,
): void {
  const kind = dice.weighted({ tmpfs: 5, dir: 3, file: 2 });
  if (kind === 'tmpfs') {
    mounts.push(...dice.times(dice.pick([1, 1, 1, 2]), () => ({ at: `${parent}/m` })));
    dirs.push(`${parent}/m/a`);
    files.push(`${parent}/m/f`);
  } else if (kind === 'dir') mounts.push({ at: `${parent}/p`, bind: inSrv(dice, dirs) });
  else mounts.push({ at: `${parent}/k`, bind: dice.pick(files.filter((file) => !file.includes('/m/'))) ?? '/etc/f' });
}

function drawTarget(dice: Dice, paths: readonly string[]): string {
  const path = dice.pick(paths) ?? '/etc';
  const relative = dice.times(dice.between(1, 3), () =>
    dice.pick(['..', '..', '.', 'a', 'b', 'f', 'm', 'l1', 'l2', 'nope']),
  );
  const target = dice.weighted({ absolute: 3, relative: 6, magic: 2, root: 1, up: 1 });
  if (target === 'absolute') return `${dice.pick(['', '', '/'])}${path}${dice.pick(['', '', '/'])}`;
  if (target === 'relative') return relative.join('/') + dice.pick(['', '', '', '/']);
  if (target === 'root') return dice.pick(['/', '//', '/..']);
  if (target === 'up') return `../..${path}`;
  return dice.pick([
    '/proc/self/root',
    `/proc/self/root${path}`,
    '/proc/1/fd/100',
    '/proc/self/cwd',
    '/proc/self/cwd/..',
  ]);
}
