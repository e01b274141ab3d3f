import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lockCache, toolLock } from '../../../../src/machine/image/lock.ts';

let cache: string;
let said: string[];
const say = (line: string) => said.push(line);

beforeEach(async () => {
  said = [];
  cache = join(await mkdtemp(join(tmpdir(), 'lock-')), 'machine');
});

afterEach(() => rm(cache, { recursive: true, force: true }));

// flock(1) comes with util-linux, which an image needs anyway.
const hasFlock = spawnSync('flock', ['--version']).status === 0;

test.runIf(hasFlock)('who has the cache has it alone, until it is given back', async () => {
  const unlock = await lockCache(cache, say);
  await expect(lockCache(cache, say)).rejects.toThrow(`Another "npm run machine" works in ${cache}`);
  await unlock();
  const again = await lockCache(cache, say);
  await again();
  expect(said).toEqual([]);
});

test.runIf(hasFlock)('a process that is killed gives the cache back', async () => {
  const lock = join(import.meta.dirname, '../../../../src/machine/image/lock.ts');
  const script = `await (await import(${JSON.stringify(lock)})).lockCache(${JSON.stringify(cache)}, () => {}); console.log('held');`;
  const other = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script]);
  await once(other.stdout, 'data');
  await expect(lockCache(cache, say)).rejects.toThrow('Another');
  other.kill('SIGKILL');
  await once(other, 'exit');
  // Its holder hears of it a moment later.
  await vi.waitFor(async () => (await lockCache(cache, say))(), { timeout: 10_000 });
});

test('a cache that cannot be made is told in a sentence', async () => {
  await expect(lockCache('/dev/null/machine', say)).rejects.toThrow('The cache cannot be written');
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
  const unlock = await lockCache(cache, (line) => {
    said.push(line);
    tool.stdin.end();
  });
  await unlock();
  expect(ended).toBe(true);
  expect(said).toEqual(['Waiting for what an interrupted run has left running.']);
});
