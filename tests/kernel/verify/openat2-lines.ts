import type { OpenHow, Outcome, Tree, TreeData } from '../../../slides/path-resolution/model.ts';
import type { Model } from '../path-resolution/model-type.ts';
import type { Kernel, Lines } from './feature.ts';
import { textOf, word } from './words.ts';

/** A call of openat2(2), its directory by a path. */
export interface Lookup extends OpenHow {
  readonly dirfd: string;
  readonly path: string;
}

/** The object that `/proc/1/fd/100` leads to. */
const magicFd = '/proc/1/fd/100';

/** A tree as lines for openat2.c, which always mounts a procfs first. */
export function treeLines({
  dirs = [],
  files = [],
  links = {},
  magicLinks = {},
  mounts = [],
  cwd,
}: TreeData): string[] {
  const magic = magicLinks[magicFd];
  const items = [...dirs.map((path) => `dir ${path}`), ...files.map((path) => `file ${path}`)];
  const below = (item: string) => mounts.some(({ at }) => item.includes(` ${at}/`));
  return [
    // In the order of `makeTree`.
    ...items.filter((item) => !below(item)),
    ...mounts.map(({ at, bind }) => (bind === undefined ? `mount ${at}` : `bind ${bind} ${at}`)),
    ...items.filter(below),
    ...Object.entries(links).map(([path, target]) => `link ${path} ${word(target)}`),
    ...(cwd === undefined ? [] : [`cwd ${cwd}`]),
    ...(magic === undefined ? [] : [`magic ${magic}`]),
  ];
}

export const lookupLine = ({ dirfd, path, flags, mode, resolve, size = 24, extra = [] }: Lookup): string =>
  ['open', dirfd, word(path), flags, mode, resolve, size, word(String.fromCharCode(...extra))].join(' ');

/** The tree that the lines of a case build, however few they are. */
export function treeOf(model: Model, lines: Lines): Tree {
  const words = lines.map((line) => line.split(' '));
  const all = (kind: string) => words.filter(([name]) => name === kind).map(([, ...rest]) => rest as [string, string]);
  const cwd = all('cwd').at(-1)?.[0] ?? '/';
  const magic = all('magic').at(-1)?.[0];
  const mounts = words.flatMap(([kind, path = '', at = '']) => {
    if (kind === 'mount') return [{ at: path }];
    return kind === 'bind' ? [{ at, bind: path }] : [];
  });
  const links = all('link').map(([path, target]): [string, string] => [path, textOf(target)]);
  return model.makeTree({
    dirs: all('dir').map(([path]) => path),
    files: all('file').map(([path]) => path),
    links: { ...Object.fromEntries(links), '/proc/self': '1' },
    magicLinks: { '/proc/1/root': '/', '/proc/1/cwd': cwd, ...(magic === undefined ? {} : { [magicFd]: magic }) },
    mounts: [{ at: '/proc', proc: true }, ...mounts],
    // Its entry is looked at again in each walk, which takes references (tid_fd_revalidate): it never counts as cached.
    cold: [magicFd],
    cwd,
  });
}

/** What the model says to the line of a lookup. */
export function ask(model: Model, tree: Tree, line: string, { release }: Kernel): Outcome {
  const [, dirfd = '', path = '', flags = 0, mode = 0, resolve = 0, size, extra = ''] = line.split(' ');
  const start = dirfd === 'AT_FDCWD' ? model.AT_FDCWD : dirfd === 'none' ? null : model.find(tree, dirfd);
  const how = {
    flags: BigInt(flags),
    mode: BigInt(mode),
    resolve: BigInt(resolve),
    size: Number(size),
    extra: [...textOf(extra)].map((character) => character.charCodeAt(0)),
  };
  return model.openat2(tree, start, textOf(path), how, { kernel: release });
}
