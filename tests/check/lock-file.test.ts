import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockEntry {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly os?: readonly string[];
}

interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const installed = Object.entries(packages).filter(([path]) => path !== '');

test('the lock file names no host, so that npm asks the registry it is set up with', () => {
  expect(installed.filter(([, entry]) => entry.resolved).map(([path]) => path)).toEqual([]);
});

/** The linter's and the unused-code checker's binaries for other platforms; a deck is built and shown without them. */
const isToolBinary = (path: string, { optional, dev, os }: LockEntry) =>
  optional && dev && os && /^node_modules\/@(biomejs\/cli|oxc-parser\/binding)-/.test(path);

test('every package that a deck is made with is held to its checksum', () => {
  const unchecked = installed.filter(([path, entry]) => !entry.integrity && !isToolBinary(path, entry));
  expect(unchecked.map(([path]) => path)).toEqual([]);
});
