import assert from 'node:assert/strict';
import type { Check } from '../checks.ts';
import { BENEATH, CACHED, CREAT, IN_ROOT, lookUp, PATH, trace } from './corners.ts';
import type { Model } from './model-type.ts';
import { walkTree } from './recordings.ts';

const how = { flags: PATH, mode: 0n, resolve: 0n };

const trees: readonly Check<Model>[] = [
  {
    name: 'what does not fit into a tree is left out',
    run: (model) => {
      const tree = model.makeTree({
        dirs: ['/d/.././/e/.', '/taken', '/file/below'],
        files: ['file', 'taken', '/'],
        links: { '/link': 'file' },
        magicLinks: { '/nowhere': '/nope', '/d/there': '/file' },
        mounts: [
          { at: '/file' },
          { at: '/d/e', bind: '/file' },
          { at: '/link', bind: '/file' },
          { at: '/', bind: '/' },
        ],
        cwd: '/file',
        cold: ['/nope'],
      });
      assert.deepEqual(
        tree.dentries.map(({ kind, name }) => `${kind} ${name}`),
        ['dir ', 'dir d', 'dir e', 'dir taken', 'file file', 'link link', 'magic there'],
      );
      assert.deepEqual(tree.cwd, tree.root);
      assert.deepEqual(tree.mounts, [
        { root: 0, at: null },
        { root: 0, at: tree.root },
      ]);
    },
  },
  {
    name: 'a tree is made in the order of its mounts',
    run: (model) => {
      const tree = model.makeTree({
        dirs: ['/one/a', '/two'],
        files: ['/one/a/under', '/two/seen'],
        mounts: [{ at: '/one/a' }, { at: '/two', bind: '/one' }, { at: '/new' }],
      });
      assert.equal(model.find(tree, '/two/a/under'), null, 'a bind mount has no mounts in it');
      assert.notEqual(model.find(tree, '/one/seen'), null, 'it shows the same directory');
      assert.notEqual(model.find(tree, '/new'), null, 'the directory below a mount is made');
      assert.equal(model.find(model.makeTree({}), '/a'), null);
      const [mounted, below] = [model.find(tree, '/new') ?? tree.root, tree.root];
      assert.deepEqual(
        [model.isReachable(tree, mounted, below), model.isReachable(tree, below, mounted)],
        [true, false],
      );
    },
  },
  {
    name: 'a root that is not the root of a mount',
    run: (model) => {
      const whole = model.makeTree(walkTree);
      const tree = { ...whole, root: model.find(whole, '/srv/c') ?? whole.root };
      const inside = model.open(tree, '/../../a/../top', PATH);
      assert.equal(inside.errno === 'OK' && inside.path, '/top');
      assert.deepEqual(trace(model.open(tree, '/a', PATH)), ['start /', 'name a /a', 'opened /a']);
      const outside = { ...tree, root: model.find(whole, '/proc/1') ?? whole.root };
      assert.deepEqual(trace(model.open(outside, '/cwd', PATH)).slice(-1), ['opened /srv/c/a'], 'out of the root');
      assert.deepEqual(trace(model.open(outside, '/root/..', PATH)).slice(-2), ['top .. /', 'opened /']);
    },
  },
];

const walks: readonly Check<Model>[] = [
  {
    name: 'a directory below another mount stays the root of the lookup',
    run: (model) => {
      const tree = model.makeTree(walkTree);
      const mounts = tree.mounts.map((mount, index) => ({ ...mount, index }));
      const lower = mounts.find(({ at }) => at !== null && model.pathOf(tree, at) === '/srv/c/stack');
      const dirfd = { mount: lower?.index ?? 0, dentry: lower?.root ?? 0 };
      const up = model.openat2(tree, dirfd, '../../..', { ...how, resolve: IN_ROOT });
      assert.deepEqual(trace(up).slice(1), [
        'top .. /srv/c/stack',
        'mount .. /srv/c/stack',
        'top .. /srv/c/stack',
        'top .. /srv/c/stack',
        'opened /srv/c/stack',
      ]);
    },
  },
  {
    name: 'openat and open drop what openat2 refuses',
    run: (model) => {
      const tree = model.makeTree(walkTree);
      const dirfd = model.find(tree, '/srv/c');
      assert.equal(model.openat(tree, dirfd, 'top', PATH | CREAT | 2n, -1n).errno, 'OK');
      assert.equal(model.openat(tree, dirfd, 'nope', -1n & ~(PATH | 0o20200000n), -1n).rule, 'created');
      assert.equal(model.openat(tree, dirfd, 'a', 2n, 0n).rule, 'write-to-directory');
      assert.equal(model.open(tree, 'f', (1n << 40n) | (1n << 30n), 1n).errno, 'OK');
    },
  },
  {
    name: '6.12 does not look at the bit of FMODE_NONOTIFY',
    run: (model) => {
      const tree = model.makeTree(walkTree);
      const flags = PATH | (1n << 25n);
      const errnos = (['6.12', '6.18'] as const).map(
        (kernel) => model.openat2(tree, 'AT_FDCWD', 'f', { ...how, flags }, { kernel }).errno,
      );
      assert.deepEqual(errnos, ['OK', 'EINVAL']);
    },
  },
  {
    name: 'RESOLVE_CACHED until something else has looked the name up',
    run: (model) => {
      const tree = model.makeTree({ ...walkTree, cold: ['/srv/c/a/b'] });
      const cached = { ...how, resolve: CACHED };
      const first = model.openat2(tree, 'AT_FDCWD', 'b/f', cached);
      assert.deepEqual(
        [first.errno, first.rule, first.saw],
        ['EAGAIN', 'cached-only', { component: 'b', at: '/srv/c/a' }],
      );
      assert.equal(first.tree, tree);
      const warm = model.openat2(tree, 'AT_FDCWD', 'b/f', how).tree;
      assert.equal(model.openat2(warm, 'AT_FDCWD', 'b/f', cached).errno, 'OK');
      assert.equal(model.openat2(tree, 'AT_FDCWD', 'f', cached).errno, 'OK');
      assert.equal(model.openat2(warm, 'AT_FDCWD', 'f', how).tree, warm);
    },
  },
  {
    // `__follow_mount_rcu` in fs/namei.c: the dentry is marked, for whatever mount it is a mountpoint.
    name: 'RESOLVE_CACHED with NO_XDEV, and a mountpoint in another mount',
    run: (model) => {
      const tree = model.makeTree({
        dirs: ['/one/a/below'],
        mounts: [{ at: '/two', bind: '/one' }, { at: '/two/a' }],
        cwd: '/one',
      });
      const ask = (path: string, resolve: bigint) => model.openat2(tree, 'AT_FDCWD', path, { ...how, resolve });
      const outcome = ask('a/below', CACHED | 1n);
      assert.deepEqual(
        [outcome.errno, outcome.rule, outcome.saw],
        ['EAGAIN', 'cached-only', { component: 'a', at: '/one' }],
      );
      assert.deepEqual([ask('a/below', CACHED).errno, ask('a/below', 1n).errno], ['OK', 'OK']);
      const start = model.find(tree, '/one/a/below');
      const up = (path: string) => model.openat2(tree, start, path, { ...how, resolve: CACHED | 1n }).errno;
      assert.deepEqual([up('..'), up('.')], ['EAGAIN', 'OK']);
    },
  },
  {
    name: 'a descriptor of an earlier call, and one that refers to nothing',
    run: (model) => {
      const made = lookUp(model, 'd/new', { flags: CREAT | 1n, mode: 0o600n });
      const place = made.errno === 'OK' ? made.place : null;
      assert.equal(place && model.pathOf(made.tree, place), '/srv/c/d/new');
      assert.equal(model.find(made.tree, '/srv/c/d/new')?.dentry, place?.dentry);
      assert.equal(model.openat2(made.tree, place, 'x', how).rule, 'dirfd-no-directory');
      assert.equal(model.openat2(model.makeTree(walkTree), place, 'x', how).rule, 'bad-dirfd');
      assert.equal(model.openat2(made.tree, null, '.', how).rule, 'bad-dirfd');
    },
  },
  {
    name: 'a rename before the last checks is seen there, and one that is not due is not made',
    run: (model) => {
      const tree = model.makeTree(walkTree);
      const dirfd = model.find(tree, '/srv/c');
      const ask = (before: number) =>
        model.openat2(
          tree,
          dirfd,
          'a/b',
          { ...how, resolve: BENEATH },
          {
            renames: [{ before, from: '/srv/c/a/b', to: '/srv/other/b' }],
          },
        );
      assert.deepEqual(trace(ask(2)).slice(2), ['name b /srv/c/a/b', 'rename /srv/other/b', 'refused /srv/other/b']);
      assert.deepEqual([ask(2).errno, ask(2).rule], ['EXDEV', 'outside-at-the-end']);
      assert.deepEqual([ask(1).errno, ask(0).errno, ask(3).errno, ask(-1).errno], ['ENOENT', 'ENOENT', 'OK', 'OK']);
      assert.equal(ask(3).tree, tree);
    },
  },
  {
    name: '".." at the top is refused before the renames are counted',
    run: (model) => {
      const tree = model.makeTree(walkTree);
      const renames = [{ before: 0, from: '/etc', to: '/gone' }];
      const outcome = model.openat2(tree, 'AT_FDCWD', '..', { ...how, resolve: BENEATH }, { renames });
      assert.deepEqual([outcome.rule, outcome.tree.renames], ['beneath-dotdot', 1]);
    },
  },
  {
    name: 'NO_XDEV lets a magic link lead to the same mount',
    run: (model) => {
      const tree = model.makeTree({ files: ['/file'], magicLinks: { '/link': '/file' } });
      assert.equal(model.open(tree, '/link', PATH).errno, 'OK');
      assert.equal(model.openat2(tree, 'AT_FDCWD', 'link', { ...how, resolve: 1n }).errno, 'OK');
    },
  },
  {
    name: 'renames that the recordings have not',
    run: (model) => {
      const tree = model.makeTree(walkTree);
      assert.equal(model.rename(tree, '/srv/c/top/x/y', '/gone').errno, 'ENOTDIR');
      assert.equal(model.rename(tree, '/srv/c/d', '/srv/c/top/x').errno, 'ENOTDIR');
      assert.equal(model.rename(tree, '/srv/c/d', '/').errno, 'EEXIST');
      assert.equal(model.rename(tree, '/srv/c/d', '/').tree, tree);
    },
  },
  {
    name: 'nothing is renamed behind a refusal',
    run: (model) => {
      const tree = model.makeTree(walkTree);
      const renames = [{ before: 1, from: '/srv/c/a', to: '/srv/a' }];
      assert.equal(model.openat2(tree, 'AT_FDCWD', 'nope', how, { renames }).tree, tree);
    },
  },
];

const texts: Check<Model> = {
  name: 'every rule has a sentence that a lab can show',
  run: (model) => {
    for (const { says, source } of Object.values(model.rules)) {
      assert.ok(says.length <= 90 && says.endsWith('.'), says);
      assert.ok(source.includes(' in '), source);
    }
  },
};

export const moreCorners: readonly Check<Model>[] = [...trees, ...walks, texts];
