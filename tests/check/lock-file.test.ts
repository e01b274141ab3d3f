import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly resolved?: string; readonly link?: boolean; readonly integrity?: string }>
  >;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const installed = Object.entries(packages).filter(([path]) => path !== '');

test('the lock file names no host, so that npm asks the registry it is set up with', () => {
  expect(installed.filter(([, entry]) => entry.resolved).map(([path]) => path)).toEqual([]);
});

test('every package is held to its checksum', () => {
  expect(installed.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([]);
});
