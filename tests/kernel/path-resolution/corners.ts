import assert from 'node:assert/strict';
import type { OpenHow, Outcome, RuleId } from '../../../slides/path-resolution/model.ts';
import type { Check } from '../checks.ts';
import type { Model } from './model-type.ts';
import { walkTree } from './recordings.ts';

interface Ask extends Partial<OpenHow> {
  readonly dirfd?: string;
}

export const [CREAT, PATH] = [0o100n, 0o10000000n] as const;
export const [BENEATH, IN_ROOT, CACHED] = [8n, 16n, 32n] as const;
const [EXCL, DIRECTORY, NOFOLLOW, TMPFILE] = [0o200n, 0o200000n, 0o400000n, 0o20000000n] as const;
const [NO_XDEV, NO_MAGICLINKS, NO_SYMLINKS] = [1n, 2n, 4n] as const;

/** A call in the recorded tree, with O_PATH and relative to /srv/c if nothing else is said. */
export function lookUp(model: Model, path: string, { dirfd = '/srv/c', ...how }: Ask = {}): Outcome {
  const tree = model.makeTree(walkTree);
  return model.openat2(tree, model.find(tree, dirfd), path, { flags: PATH, mode: 0n, resolve: 0n, ...how });
}

/** The walk as text: each step with the path where it stands. */
export const trace = ({ steps }: Outcome): string[] =>
  steps.map(({ move, component, path }) => `${move} ${component} ${path}`.replace('  ', ' '));

/** Which rule decides, where several have the same errno. */
const deciding: readonly (readonly [RuleId, string, Ask])[] = [
  ['how-too-small', '', { size: 0, flags: -1n }],
  ['how-above-a-page', '', { size: -1, extra: [1] }],
  ['how-unknown-tail', '', { size: 25, extra: [1], flags: -1n }],
  ['unknown-flag', '', { flags: -1n, mode: -1n, resolve: -1n }],
  ['unknown-flag', 'top', { flags: (1n << 25n) | PATH }],
  ['unknown-resolve-bit', '', { mode: -1n, resolve: -1n }],
  ['two-scopes', '', { mode: -1n, resolve: BENEATH | IN_ROOT }],
  ['unknown-mode-bit', '', { flags: CREAT | DIRECTORY, mode: 0o10000n }],
  ['mode-without-create', '', { flags: PATH | 1n, mode: 1n }],
  ['create-directory-flags', '', { flags: CREAT | DIRECTORY | PATH }],
  ['tmpfile-without-directory', '', { flags: TMPFILE | PATH }],
  ['tmpfile-without-write', '', { flags: TMPFILE | DIRECTORY | PATH }],
  ['o-path-with-others', '', { flags: PATH | CREAT, resolve: CACHED }],
  ['cached-create', '', { flags: CREAT, resolve: CACHED }],
  ['empty-path', '\0top', {}],
  ['path-too-long', '/'.repeat(4096), {}],
  ['beneath-absolute-path', '/', { resolve: BENEATH | NO_SYMLINKS }],
  ['dirfd-no-directory', '.', { dirfd: '/srv/c/top' }],
  ['not-a-directory', 'top/..', {}],
  ['beneath-dotdot', '..', { resolve: BENEATH }],
  ['no-xdev-dotdot', '..', { dirfd: '/srv/c/mnt', resolve: NO_XDEV }],
  ['no-xdev-mount', 'bind', { resolve: NO_XDEV }],
  ['no-xdev-absolute-link', 'rootlink', { resolve: NO_XDEV }],
  ['beneath-absolute-link', 'a/abs', { resolve: BENEATH | NO_XDEV }],
  ['no-symlinks', 'magic', { resolve: NO_SYMLINKS | NO_MAGICLINKS }],
  ['no-magiclinks', 'magic', { resolve: NO_MAGICLINKS }],
  ['no-magiclinks', '1/root', { dirfd: '/proc', resolve: NO_MAGICLINKS | NO_XDEV | BENEATH }],
  ['no-xdev-magiclink', '1/root', { dirfd: '/proc', resolve: NO_XDEV | BENEATH }],
  ['scoped-magiclink', '1/root', { dirfd: '/proc', resolve: IN_ROOT }],
  ['cached-only', '1/root', { dirfd: '/proc', resolve: CACHED | NO_MAGICLINKS }],
  ['too-many-links', 'loop', {}],
  ['create-with-slash', 'nope/', { flags: CREAT }],
  // The lookups of procfs do not look at the length, and answer before a file could be created: fs/proc/base.c, fd.c.
  ['name-too-long', 'n'.repeat(256), {}],
  ['no-such-name', 'n'.repeat(256), { dirfd: '/proc' }],
  ['no-such-name', '1/n'.padEnd(258, 'n'), { dirfd: '/proc' }],
  ['no-such-name', 'new', { dirfd: '/proc/1', flags: CREAT }],
  ['name-too-long', 'n'.repeat(256), { dirfd: '/', flags: CREAT }],
  ['already-there', 'a', { flags: CREAT | EXCL }],
  ['already-there', 'dangling', { flags: CREAT | EXCL }],
  ['create-on-directory', 'a', { flags: CREAT | 1n }],
  ['directory-wanted', 'a/rel', { flags: DIRECTORY | NOFOLLOW }],
  ['final-link', 'a/rel', { flags: NOFOLLOW }],
  ['write-to-directory', 'a', { flags: 3n }],
  ['unnamed-file', 'a', { flags: TMPFILE | DIRECTORY | 2n }],
  ['created', 'd/into', { flags: CREAT }],
  ['opened', 'top', { size: 4096, extra: [256] }],
];

export const corners: readonly Check<Model>[] = [
  ...deciding.map(([rule, path, how], index) => ({
    name: `${rule} decides (${index})`,
    run: (model: Model) => assert.equal(lookUp(model, path, how).rule, rule),
  })),
  {
    name: 'what a rule looked at',
    run: (model) => {
      assert.deepEqual(lookUp(model, 'top', { size: 30, extra: [0, 0, 7] }).saw, { offset: 26, bytes: 30 });
      assert.deepEqual(lookUp(model, 'top', { flags: 0x41000004n }).saw, { bits: 0x41000004n });
      assert.deepEqual(lookUp(model, 'a/nope/x').saw, { component: 'nope', at: '/srv/c/a' });
      assert.deepEqual(lookUp(model, 'a/abs', { resolve: BENEATH }).saw, {
        component: 'abs',
        at: '/srv/c/a',
        target: '/etc/passwd',
      });
      assert.deepEqual(lookUp(model, 'mnt/x', { resolve: NO_XDEV }).saw, {
        component: 'mnt',
        at: '/srv/c',
        to: '/srv/c/mnt',
      });
      assert.deepEqual(lookUp(model, 'a/nope', { resolve: CACHED }).saw, {
        component: 'nope',
        at: '/srv/c/a',
        instead: 'no-such-name',
      });
      assert.deepEqual(lookUp(model, 'magic', { resolve: NO_MAGICLINKS }).saw, {
        component: 'root',
        at: '/proc/1',
        to: '/',
      });
      assert.equal(lookUp(model, 'loop').saw.count, 40);
      assert.equal(lookUp(model, 'loop').steps.at(-1)?.links, 40);
    },
  },
  {
    name: 'the walk step by step',
    run: (model) => {
      assert.deepEqual(trace(lookUp(model, './a/up/', { flags: PATH })), [
        'start /srv/c',
        'dot . /srv/c',
        'name a /srv/c/a',
        'link up /srv/c/a',
        'dotdot .. /srv/c',
        'name top /srv/c/top',
        'refused /srv/c/top',
      ]);
      assert.deepEqual(trace(lookUp(model, 'mnt/../a/absd/passwd', { resolve: IN_ROOT })), [
        'start /srv/c',
        'name mnt /srv/c/mnt',
        'mount mnt /srv/c/mnt',
        'unmount .. /srv/c/mnt',
        'dotdot .. /srv/c',
        'name a /srv/c/a',
        'link absd /srv/c/a',
        'root absd /srv/c',
        'name etc /srv/c/etc',
        'name passwd /srv/c/etc/passwd',
        'opened /srv/c/etc/passwd',
      ]);
      assert.deepEqual(trace(lookUp(model, '../magic', { dirfd: '/srv/c/a' })).slice(-4), [
        'link self /proc',
        'name 1 /proc/1',
        'magic root /',
        'opened /',
      ]);
      assert.deepEqual(trace(lookUp(model, '../..', { dirfd: '/srv' })), [
        'start /srv',
        'dotdot .. /',
        'top .. /',
        'opened /',
      ]);
    },
  },
];
