import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockCache } from '../../../../src/machine/image/lock.ts';

let cache: string;

beforeEach(async () => {
  cache = join(await mkdtemp(join(tmpdir(), 'lock-')), 'machine');
});

afterEach(() => rm(cache, { recursive: true }));

// flock(1) comes with util-linux, which an image needs anyway.
const hasFlock = spawnSync('flock', ['--version']).status === 0;

test.runIf(hasFlock)('while one process has the cache, another is told to wait', async () => {
  await lockCache(cache);
  await expect(lockCache(cache, () => true)).rejects.toThrow(`works in ${cache} (process ${process.pid})`);
});

test.runIf(hasFlock)('what is given back can be taken', async () => {
  const unlock = await lockCache(cache);
  await unlock();
  expect(await readdir(cache)).not.toContain('lock');
  await lockCache(cache, () => true);
});

test.runIf(hasFlock)('the lock of a process that was killed is void', async () => {
  await lockCache(cache);
  await lockCache(cache, () => false);
});
