import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockCache, toolLock } from '../../../../src/machine/image/lock.ts';

let cache: string;
let said: string[];
const say = (line: string) => said.push(line);

beforeEach(async () => {
  said = [];
  cache = join(await mkdtemp(join(tmpdir(), 'lock-')), 'machine');
});

afterEach(() => rm(cache, { recursive: true }));

// flock(1) comes with util-linux, which an image needs anyway.
const hasFlock = spawnSync('flock', ['--version']).status === 0;

test.runIf(hasFlock)('while one process has the cache, another is told to wait', async () => {
  await lockCache(cache, say);
  await expect(lockCache(cache, say, () => true)).rejects.toThrow(`works in ${cache} (process ${process.pid})`);
});

test.runIf(hasFlock)('what is given back can be taken', async () => {
  const unlock = await lockCache(cache, say);
  await unlock();
  expect(await readdir(cache)).not.toContain('lock');
  await lockCache(cache, say, () => true);
});

test.runIf(hasFlock)('the lock of a process that was killed is void', async () => {
  await lockCache(cache, say);
  await lockCache(cache, say, () => false);
});

test.runIf(hasFlock)('tools that a killed process has left running are waited for, and it is said', async () => {
  await mkdir(cache);
  // It holds the lock until its input ends.
  const tool = spawn('flock', [toolLock(cache), 'sh', '-c', 'echo locked; read end'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  await once(tool.stdout, 'data');
  let ended = false;
  tool.on('exit', () => {
    ended = true;
  });
  await lockCache(cache, (line) => {
    said.push(line);
    tool.stdin.end();
  });
  expect(ended).toBe(true);
  expect(said).toEqual(['Waiting for what an interrupted run has left running.']);
});
