import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isCurrent, keyOf, runStage, type Workshop } from '../../../../src/machine/image/stage.ts';

let cache: string;
let said: string[];
let workshop: Workshop;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'stage-'));
  said = [];
  let time = 0;
  workshop = {
    cache,
    say: (line) => said.push(line),
    now: () => {
      time += 1500;
      return time;
    },
  };
});

afterEach(() => rm(cache, { recursive: true }));

const writes = (text: string) => (folder: string) => writeFile(join(folder, 'made'), text);
const kept = () => readFile(join(cache, 'kernel/made'), 'utf8');

test('a stage is done once for the same key, and says so', async () => {
  const first = await runStage(workshop, { name: 'kernel', key: 'a', make: writes('first') });
  await runStage(workshop, { name: 'kernel', key: 'a', make: writes('second') });
  expect(await kept()).toBe('first');
  expect(first).toBe(join(cache, 'kernel'));
  expect(await keyOf(first)).toBe('a');
  expect(said).toEqual(['  kernel     1.5 s', '  kernel     cached']);
});

test('another key replaces what was there, old files included', async () => {
  await runStage(workshop, { name: 'kernel', key: 'a', make: writes('first') });
  await runStage(workshop, { name: 'kernel', key: 'b', make: (folder) => writeFile(join(folder, 'other'), '') });
  expect((await readdir(join(cache, 'kernel'))).sort()).toEqual(['.key', 'other']);
});

test('a stage that fails leaves what was there', async () => {
  await runStage(workshop, { name: 'kernel', key: 'a', make: writes('first') });
  const failing = runStage(workshop, {
    name: 'kernel',
    key: 'b',
    make: async (folder) => {
      await writes('half')(folder);
      throw new Error('no space');
    },
  });
  await expect(failing).rejects.toThrow('no space');
  expect(await kept()).toBe('first');
  expect(await isCurrent(workshop, { name: 'kernel', key: 'b' })).toBe(false);
});

test('what an interrupted stage left is not taken over', async () => {
  const interrupted = runStage(workshop, {
    name: 'kernel',
    key: 'a',
    make: async (folder) => {
      await writeFile(join(folder, 'half'), '');
      throw new Error('interrupted');
    },
  });
  await expect(interrupted).rejects.toThrow();
  await runStage(workshop, { name: 'kernel', key: 'a', make: writes('whole') });
  expect((await readdir(join(cache, 'kernel'))).sort()).toEqual(['.key', 'made']);
});

test('a long stage says beforehand what it does', async () => {
  await runStage(workshop, { name: 'kernel', key: 'a', notice: 'compiling', make: writes('') });
  expect(said[0]).toBe('  kernel     compiling');
});
