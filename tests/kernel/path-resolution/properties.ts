import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Tree } from '../../../slides/path-resolution/model.ts';
import type { Check } from '../checks.ts';
import type { Model } from './model-type.ts';
import { raceTree } from './recordings.ts';

const names = fc.constantFrom(
  ...['a', 'b', 'c', 'd', 'f', 'mnt', 'bind', 'stack', 'slow', 'x', 'y', 'in', 'top', 'etc', 'rel', 'up', 'esc', 'abs'],
  ...[
    'absd',
    'dir',
    'dot',
    'dotdot',
    'rootlink',
    'magic',
    'proc',
    'self',
    'root',
    'srv',
    'other',
    'nope',
    '.',
    '..',
    '..',
  ],
);
const paths = fc
  .tuple(fc.constantFrom('', '/', '//'), fc.array(names, { minLength: 1, maxLength: 8 }), fc.constantFrom('', '/'))
  .map(([start, components, end]) => `${start}${components.join('/')}${end}`);
const directories = fc.constantFrom(
  '/',
  '/srv/c',
  '/srv/c/a',
  '/srv/c/a/b',
  '/srv/c/mnt',
  '/srv/c/bind',
  '/srv/c/stack',
  '/proc',
);
const movable = ['/srv/c', '/srv/c/a', '/srv/c/a/b', '/srv/c/a/b/c', '/srv/c/d', '/srv/other', '/srv/c/top', '/etc'];
const goals = ['/srv/gone', '/srv/other/gone', '/srv/c/gone', '/srv/c/d/gone', '/gone', '/srv/c/a/b/gone'];
const renames = fc.array(
  fc.record({ before: fc.nat(10), from: fc.constantFrom(...movable), to: fc.constantFrom(...goals) }),
  { maxLength: 3 },
);
const flags = fc.constantFrom(0n, 0o10000000n, 0o10400000n, 0o400000n, 0o200000n);
const scopes = fc.tuple(fc.constantFrom(8n, 16n), fc.nat(7)).map(([scope, more]) => scope | BigInt(more));

/** Always the same cases; a failure is shown as it was found. */
const runs = { seed: 1, endOnFailure: true };

/** Freezes a tree, so that a change would throw. */
function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

const words = fc.oneof(fc.bigInt(), fc.constantFrom(0n, -1n, 1n << 63n, 1n << 70n), fc.nat(0o77777777).map(BigInt));
const indexes = fc.integer({ min: -1, max: 6 });
const places = fc.record({ mount: indexes, dentry: indexes });
const shared = { name: fc.constantFrom('', 'a', 'b', '..'), parent: indexes, cold: fc.boolean() };
/** Any value of the type, with cycles and with indexes that lead nowhere. */
const trees: fc.Arbitrary<Tree> = fc.record({
  dentries: fc.array(
    fc.oneof(
      fc.record({ ...shared, kind: fc.constantFrom('dir' as const, 'file' as const) }),
      fc.record({ ...shared, kind: fc.constant('dir' as const) }),
      fc.record({
        ...shared,
        kind: fc.constant('link' as const),
        target: fc.constantFrom('', '/', 'a', '../b', '/a/b/'),
      }),
      fc.record({ ...shared, kind: fc.constant('magic' as const), to: places }),
    ),
    { maxLength: 6 },
  ),
  mounts: fc.array(fc.record({ root: indexes, at: fc.option(places) }), { maxLength: 4 }),
  root: places,
  cwd: places,
  renames: fc.integer(),
});
const anyPaths = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('a', 'b', '..', '.', '')).map((all) => all.join('/')),
);
const dirfds = fc.oneof(fc.constant(null), fc.constant('AT_FDCWD' as const), places);

function staysInside(model: Model): void {
  const tree = freeze(model.makeTree(raceTree));
  fc.assert(
    fc.property(directories, paths, flags, scopes, renames, (directory, path, open, resolve, others) => {
      const dirfd = model.find(tree, directory);
      assert.ok(dirfd);
      const outcome = model.openat2(tree, dirfd, path, { flags: open, mode: 0n, resolve }, { renames: others });
      const moved = outcome.tree.renames !== tree.renames;
      if (outcome.errno === 'OK') assert.ok(model.isReachable(outcome.tree, outcome.place, dirfd));
      const places = outcome.steps.filter(({ move }) => !['refused', 'unmount'].includes(move));
      if (!moved)
        for (const { place } of places) assert.ok(model.isReachable(tree, place, dirfd) || outcome.errno === 'EBADF');
    }),
    { ...runs, numRuns: 500 },
  );
}

function plainLookup(model: Model): void {
  const { dirs = [], files = [] } = raceTree;
  const tree = model.makeTree({ dirs, files });
  const all = new Set([
    '/',
    ...[...dirs, ...files].flatMap((path) => path.split('/').map((_, n, parts) => parts.slice(0, n + 1).join('/'))),
  ]);
  const isFile = (path: string) => files.includes(path);
  const plain = fc.array(
    names.filter((name) => !name.startsWith('.')),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(fc.constantFrom('', '/srv', '/srv/c', '/srv/c/a'), plain, (start, rest) => {
      const path = `${start}/${rest.join('/')}`;
      const prefixes = path
        .split('/')
        .map((_, index, parts) => parts.slice(0, index + 1).join('/'))
        .slice(1);
      const missing = prefixes.find((prefix) => !all.has(prefix));
      const blocked = prefixes.slice(0, -1).find(isFile);
      const expected = blocked === undefined ? (missing === undefined ? path : 'ENOENT') : 'ENOTDIR';
      const outcome = model.openat2(tree, model.find(tree, start), rest.join('/'), {
        flags: 0o10000000n,
        mode: 0n,
        resolve: 0n,
      });
      assert.equal(outcome.errno === 'OK' ? outcome.path : outcome.errno, expected);
    }),
    { ...runs, numRuns: 200 },
  );
}

function total(model: Model): void {
  const call = fc.record({ flags: words, mode: words, resolve: words }, { requiredKeys: ['flags', 'mode', 'resolve'] });
  const extra = fc.record(
    { size: fc.integer(), extra: fc.array(fc.integer(), { maxLength: 3 }) },
    { requiredKeys: [] },
  );
  const others = fc.array(fc.record({ before: fc.integer({ min: -1, max: 3 }), from: anyPaths, to: anyPaths }), {
    maxLength: 2,
  });
  fc.assert(
    fc.property(
      trees,
      dirfds,
      anyPaths,
      call,
      extra,
      others,
      fc.boolean(),
      (tree, dirfd, path, how, more, schedule, valid) => {
        const fields = valid
          ? { flags: how.flags & 0o200103n, mode: 0n, resolve: how.resolve & 0x37n }
          : { ...how, ...more };
        const outcome = model.openat2(freeze(tree), dirfd, path, fields, { renames: schedule });
        assert.equal(model.rules[outcome.rule].errno, outcome.errno);
        const last = outcome.steps.at(-1)?.move;
        assert.ok(last === undefined || last === (outcome.errno === 'OK' ? 'opened' : 'refused'));
        model.openat(tree, dirfd, path, how.flags, how.mode);
        model.rename(tree, path, path);
      },
    ),
    { ...runs, numRuns: 800 },
  );
}

function anyData(model: Model): void {
  const list = fc.array(anyPaths, { maxLength: 4 });
  const mounts = fc.array(fc.record({ at: anyPaths, bind: anyPaths }, { requiredKeys: ['at'] }), { maxLength: 4 });
  const dictionary = fc.dictionary(anyPaths, anyPaths, { maxKeys: 3 });
  const data = fc.record(
    { dirs: list, files: list, links: dictionary, magicLinks: dictionary, mounts, cwd: anyPaths, cold: list },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(data, anyPaths, (plain, path) => {
      const { tree } = model.open(model.makeTree(plain), path, 0o102n, 0o600n);
      assert.equal(model.pathOf(tree, tree.root), '/');
    }),
    { ...runs, numRuns: 200 },
  );
}

export const properties: readonly Check<Model>[] = [
  { name: 'BENEATH and IN_ROOT never leave the tree of dirfd, whatever is renamed meanwhile', run: staysInside },
  { name: 'a path of plain names is the plain lookup', run: plainLookup },
  { name: 'any call in any tree has an outcome', run: total },
  { name: 'any data make a tree', run: anyData },
];
