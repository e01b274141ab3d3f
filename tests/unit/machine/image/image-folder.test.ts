import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readImage, writeImage } from '../../../../src/machine/image/image-folder.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'image-'));
});

afterEach(() => rm(root, { recursive: true }));

const ingredient = {
  name: 'busybox-static',
  version: '1:1.35.0-4+b1',
  source: 'busybox',
  sourceVersion: '1:1.35.0-4',
  licence: 'GPL-2.0-only',
  use: 'the shell',
};

test('an image has its files, what is known of it, and where its source is', async () => {
  for (const name of ['saved', 'compiled', 'firmware', 'terms']) await writeFile(join(root, name), name);
  const folder = join(root, 'image');
  await mkdir(folder);
  await writeImage(folder, {
    snapshot: join(root, 'saved'),
    kernel: join(root, 'compiled'),
    bios: join(root, 'firmware'),
    licences: { 'GPL-2.0.txt': join(root, 'terms') },
    facts: { release: '6.12.117-talk', date: '2026-11-28', hash: 'abc' },
    source: { ingredients: [ingredient], emulator: '0.5.462', programs: ['pidfds'] },
  });
  expect((await readdir(folder)).sort()).toEqual([
    'SOURCE.md',
    'bios.bin',
    'bzImage.bin',
    'image.json',
    'licences',
    'snapshot.zst',
  ]);
  expect(await readFile(join(folder, 'snapshot.zst'), 'utf8')).toBe('saved');
  expect(await readFile(join(folder, 'licences/GPL-2.0.txt'), 'utf8')).toBe('terms');
  expect(await readImage(folder)).toEqual({
    release: '6.12.117-talk',
    date: '2026-11-28',
    hash: 'abc',
    commandLine: expect.stringContaining('console=ttyS0'),
    sizes: { 'snapshot.zst': 5, 'bzImage.bin': 8, 'bios.bin': 8 },
    packages: [ingredient],
  });
  expect(await readFile(join(folder, 'SOURCE.md'), 'utf8')).toContain('- `busybox` 1:1.35.0-4\n');
});

test('a folder without an image has none', async () => {
  expect(await readImage(root)).toBeNull();
});
