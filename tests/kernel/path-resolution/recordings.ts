import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { OpenHow, Outcome, ScheduledRename, Tree, TreeData } from '../../../slides/path-resolution/model.ts';
import type { Check } from '../checks.ts';
import type { Model } from './model-type.ts';

/** What a kernel answered to one call. */
interface Case {
  readonly dirfd: string | null;
  readonly path: string;
  readonly flags: number;
  readonly mode: number;
  readonly resolve: number;
  /** With the errno of each, unless the walk never came there. */
  readonly renames?: readonly (ScheduledRename & { readonly result?: string })[];
  readonly err?: string;
  readonly ok?: string;
  readonly created?: boolean;
}

interface LimitCase extends Pick<Case, 'path' | 'err' | 'ok'>, Pick<OpenHow, 'size' | 'extra'> {
  readonly flags: string;
  readonly mode: string;
  readonly resolve: string;
}

interface OldCase extends Pick<Case, 'path' | 'resolve' | 'err' | 'ok'> {
  readonly dirfd: string;
  readonly flags: string;
}

const read = (file: string): unknown => JSON.parse(readFileSync(`tests/kernel/${file}`, 'utf8'));

export const walkTree = read('path-resolution/tree.json') as TreeData & { readonly mounts: { readonly at: string }[] };
const slow = '/srv/c/a/b/slow';
export const raceTree: TreeData = {
  ...walkTree,
  dirs: [...(walkTree.dirs ?? []), `${slow}/x`],
  mounts: [
    ...walkTree.mounts,
    { at: slow },
    { at: '/srv/c/bind/b/slow', bind: slow },
    { at: `${slow}/y`, bind: '/srv/c/a/b/c' },
  ],
};

const walks = (read('path-resolution/recorded-walks.json') as { cases: readonly Case[] }).cases;
const races = (read('path-resolution/recorded-races.json') as { cases: readonly Case[] }).cases;
/** Words are texts here: they may have 64 bits. */
const limits = read('path-resolution/recorded-limits.json') as { cases: readonly LimitCase[] };
const old = read('recordings/recorded-openat2.json') as {
  readonly cases: readonly OldCase[];
  readonly tree: { readonly dirs: string[]; readonly files: string[]; readonly links: Record<string, string> };
};

/** The tree of recorded-openat2.json, with what its note says about the host. */
const oldRoot = '/dev/shm/fz/root';
const inOldRoot = (path: string) => `${oldRoot}/${path}`;
const oldTree: TreeData = {
  dirs: [...old.tree.dirs.map(inOldRoot), '/proc/1'],
  files: [...old.tree.files.map(inOldRoot), '/dev/shm/fz/outside/secret', '/etc/passwd'],
  links: {
    ...Object.fromEntries(Object.entries(old.tree.links).map(([path, target]) => [inOldRoot(path), target])),
    '/proc/self': '1',
  },
  magicLinks: { '/proc/1/root': '/' },
  mounts: [
    { at: '/proc', proc: true },
    { at: '/dev/shm' },
    { at: inOldRoot('mnt') },
    { at: inOldRoot('bind'), bind: inOldRoot('a') },
  ],
};
const oldFlags: Record<string, number> = { O_PATH: 0o10000000, O_NOFOLLOW: 0o400000, O_DIRECTORY: 0o200000 };

function asCase({ dirfd, flags, ok, ...rest }: OldCase): Case {
  const word = flags.split('|').reduce((bits, flag) => bits | (oldFlags[flag] ?? 0), 0);
  const absolute = ok === undefined ? {} : { ok: ok.replace('<root>', oldRoot) };
  return { ...rest, ...absolute, mode: 0, flags: word, dirfd: dirfd.replace('<root>', oldRoot) };
}

function call(model: Model, tree: Tree, { dirfd, path, renames = [], ...how }: Omit<Case, 'err' | 'ok'>): Outcome {
  const start = dirfd === 'AT_FDCWD' ? model.AT_FDCWD : dirfd && model.find(tree, dirfd);
  const fields = { flags: BigInt(how.flags), mode: BigInt(how.mode), resolve: BigInt(how.resolve) };
  return model.openat2(tree, start || null, path, fields, { renames });
}

/** The answer in the words of a record. */
function answer(outcome: Outcome) {
  if (outcome.errno !== 'OK') return { err: outcome.errno };
  return { ok: outcome.path, ...(outcome.rule === 'created' ? { created: true } : {}) };
}

function replay(model: Model, data: TreeData, cases: readonly Case[], count: number): void {
  const tree = model.makeTree(data);
  for (const { err, ok, created, ...input } of cases) {
    const outcome = call(model, tree, input);
    const expected = err === undefined ? { ok, ...(created ? { created } : {}) } : { err };
    assert.deepEqual(answer(outcome), expected, JSON.stringify(input));
    const renamed = outcome.steps.flatMap((step) => step.renamed?.errno ?? []);
    assert.deepEqual(
      renamed,
      (input.renames ?? []).flatMap(({ result }) => result ?? []),
    );
  }
  assert.equal(cases.length, count);
}

/** The tree of recorded-limits.json: a chain of links, each to the one before it. */
const limitTree: TreeData = {
  ...walkTree,
  links: Object.fromEntries([
    ...Object.entries(walkTree.links ?? {}),
    ...Array.from({ length: 41 }, (_, index) => [`/srv/c/link${index + 1}`, index === 0 ? 'top' : `link${index}`]),
  ]),
};

function replayLimits(model: Model): void {
  const tree = model.makeTree(limitTree);
  for (const { path, flags, mode, resolve, err, ok, ...how } of limits.cases) {
    const words = { flags: BigInt(flags), mode: BigInt(mode), resolve: BigInt(resolve) };
    const outcome = model.openat2(tree, model.find(tree, '/srv/c'), path, { ...how, ...words });
    const got = outcome.errno === 'OK' ? outcome.path : outcome.errno;
    assert.equal(got, ok ?? err, JSON.stringify({ path, flags, mode, resolve, ...how }));
  }
  assert.equal(limits.cases.length, 516);
}

export const recordings: readonly Check<Model>[] = [
  { name: '450 recorded lookups', run: (model) => replay(model, oldTree, old.cases.map(asCase), 450) },
  { name: '1200 recorded calls with all kinds of flags', run: (model) => replay(model, walkTree, walks, 1200) },
  { name: '588 recorded calls with a rename during the walk', run: (model) => replay(model, raceTree, races, 588) },
  { name: '516 recorded calls at the limits of the arguments', run: replayLimits },
];
