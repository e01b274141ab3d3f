import { isDeepStrictEqual } from 'node:util';
import type { OpenHow, Outcome } from '../../../slides/path-resolution/model.ts';
import { vectors } from '../vectors.ts';
import type { Model } from './model-type.ts';

/** The host of the rows: a root filesystem, procfs, and a tmpfs with a root directory and an outside. */
const root = '/dev/shm/oa2/root';
const host = {
  dirs: ['/proc/1', '/usr/bin', `${root}/mnt`],
  files: [
    `${root}/a/b/file`,
    `${root}/top`,
    `${root}/mnt/inside`,
    '/dev/shm/oa2/outside/secret',
    '/etc/passwd',
    '/usr/bin/program',
  ],
  links: {
    '/proc/self': '1',
    [`${root}/a/link_rel`]: '../top',
    [`${root}/a/link_esc`]: '../../outside/secret',
    [`${root}/a/link_abs`]: '/etc/passwd',
    [`${root}/a/link_dir`]: 'b',
    [`${root}/link_magic`]: `/proc/self/root${root}/top`,
  },
  magicLinks: { '/proc/1/exe': '/usr/bin/program', '/proc/1/root': '/' },
  mounts: [{ at: '/proc', proc: true }, { at: '/dev/shm' }, { at: `${root}/mnt` }],
  cwd: root,
};

const O_CREAT = 0o100n;
const O_RDWR = 0o2n;
const O_NOFOLLOW = 0o400000n;
const O_PATH = 0o10000000n;
const O_TMPFILE = 0o20200000n;
const [NO_XDEV, NO_MAGICLINKS, NO_SYMLINKS, BENEATH, IN_ROOT, CACHED] = [1n, 2n, 4n, 8n, 16n, 32n] as const;

/** One call of a row: a path, and what differs from an O_PATH lookup in the root directory. */
interface Situation extends Partial<OpenHow> {
  readonly path: string;
  /** The path of the open directory; null for a descriptor that is not open. */
  readonly dirfd?: string | null;
}

function ask(model: Model, { path, dirfd = root, ...how }: Situation): Outcome {
  const tree = model.makeTree(host);
  const start = dirfd === model.AT_FDCWD ? model.AT_FDCWD : dirfd === null ? null : model.find(tree, dirfd);
  return model.openat2(tree, start, path, { flags: O_PATH, mode: 0n, resolve: 0n, ...how });
}

/**
 * The answer of the model to a row. Rows that tell what was opened are pairs of OK and its path; they are not strings,
 * so what is returned for them is the row's own pair if the model's is equal.
 */
function answer(model: Model, id: string, situation: Situation): string {
  const outcome = ask(model, situation);
  const expected: unknown = vectors.find((row) => row.id === id && row.feature === 'openat2')?.expected;
  const pair = outcome.errno === 'OK' ? [outcome.errno, outcome.path] : outcome.errno;
  return isDeepStrictEqual(pair, expected) ? (expected as string) : outcome.errno;
}

const situations: Record<string, Situation> = {
  P01: { path: 'a/b/file' },
  P02: { path: 'a/b/file', resolve: BENEATH },
  P03: { path: `${root}/top`, resolve: BENEATH },
  P04: { path: '../outside/secret', resolve: BENEATH },
  P05: { path: 'a/../top', resolve: BENEATH },
  P06: { path: 'a/../../root/top', resolve: BENEATH },
  P07: { path: 'a/link_rel', resolve: BENEATH },
  P08: { path: 'a/link_esc', resolve: BENEATH },
  P09: { path: 'a/link_abs', resolve: BENEATH },
  P10: { path: '/top', resolve: IN_ROOT },
  P14: { path: 'top', resolve: IN_ROOT | BENEATH },
  P15: { path: 'a/b/file', resolve: NO_SYMLINKS },
  P16: { path: 'a/link_rel', resolve: NO_SYMLINKS },
  P17: { path: 'a/link_dir/file', resolve: NO_SYMLINKS },
  P18: { path: 'a/link_rel', resolve: NO_SYMLINKS, flags: O_PATH | O_NOFOLLOW },
  P19: { path: 'a/link_rel', flags: O_NOFOLLOW },
  P21: { path: '/proc/self/exe', resolve: NO_MAGICLINKS },
  P22: { path: 'link_magic', resolve: NO_MAGICLINKS },
  P23: { path: '/proc/self/exe', resolve: NO_SYMLINKS },
  P24: { dirfd: '/proc', path: 'self/exe', resolve: BENEATH },
  P25: { dirfd: '/proc', path: 'self/root/etc', resolve: IN_ROOT },
  P26: { path: 'mnt/inside', resolve: NO_XDEV },
  P28: { path: 'a/b/file', resolve: NO_XDEV },
  P30: { path: '/etc/passwd', resolve: NO_XDEV },
  P31: { dirfd: '/', path: '/etc/passwd', resolve: NO_XDEV },
  P33: { path: 'top', flags: 1n << 40n },
  P36: { path: 'new', flags: O_CREAT | O_RDWR, mode: 0o640n },
  P37: { path: 'top', flags: O_PATH | O_RDWR },
  P38: { path: 'top', size: 23 },
  P39: { path: 'top', size: 0 },
  P41: { path: 'top', size: 32, extra: [1] },
  P45: { dirfd: 'AT_FDCWD', path: 'top', resolve: BENEATH },
  P47: { path: 'a/b/file', resolve: CACHED },
  P51: { path: '..', resolve: IN_ROOT },
  P52: { path: 'a/nope/../../..', resolve: BENEATH },
  P53: { path: '' },
  P54: { dirfd: null, path: 'top' },
  P55: { dirfd: null, path: '/etc/passwd' },
  P56: { dirfd: null, path: '/etc/passwd', resolve: IN_ROOT },
  P57: { path: 'a', flags: O_TMPFILE, mode: 0o600n },
};

export const rows: Record<string, (model: Model) => string> = {
  ...Object.fromEntries(
    Object.entries(situations).map(([id, situation]) => [id, (model: Model) => answer(model, id, situation)]),
  ),
  P58: (model) => {
    const tree = model.makeTree(host);
    return model.openat(tree, model.find(tree, root), 'top', 1n << 30n).errno;
  },
};
