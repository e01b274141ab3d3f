import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { machineImage } from '../../../../src/machine/image/vite-plugin.ts';

let root: string;
const cache = () => join(root, 'cache');

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'machine-image-'));
  await writeFile(join(root, 'index.html'), '<script type="module" src="./main.js"></script>');
  await writeFile(join(root, 'main.js'), "import { image } from 'virtual:machine/image';\nglobalThis.image = image;\n");
});

afterEach(() => rm(root, { recursive: true }));

const facts = {
  release: '6.12.117-talk',
  date: '2026-11-28',
  hash: 'a',
  commandLine: 'console=ttyS0',
  sizes: { 'snapshot.zst': 1, 'bzImage.bin': 1, 'bios.bin': 1 },
  packages: [],
};

async function writeImage(imageJson: string): Promise<void> {
  const folder = join(cache(), 'image');
  await mkdir(join(folder, 'licences'), { recursive: true });
  for (const name of ['snapshot.zst', 'bzImage.bin', 'bios.bin'])
    await writeFile(join(folder, name), `bytes of ${name}`);
  await writeFile(join(folder, 'SOURCE.md'), '# What is in the machine');
  await writeFile(join(folder, 'licences/GPL-2.0.txt'), 'terms');
  await writeFile(join(folder, 'image.json'), imageJson);
}

async function buildPage(): Promise<{ script: string; files: string[] }> {
  await build({
    root,
    base: './',
    logLevel: 'silent',
    configFile: false,
    build: { assetsInlineLimit: 0 },
    plugins: [machineImage({ cache: cache() })],
  });
  const files = (await readdir(join(root, 'dist'), { recursive: true })).sort();
  const name = files.find((file) => file.endsWith('.js')) ?? '';
  return { script: await readFile(join(root, 'dist', name), 'utf8'), files };
}

test('with an image its files get hashed names, SOURCE.md and the licences fixed ones', async () => {
  await writeImage(JSON.stringify(facts));
  const { script, files } = await buildPage();
  for (const name of [/^assets\/snapshot-.{8}\.zst$/, /^assets\/bzImage-.{8}\.bin$/, /^assets\/bios-.{8}\.bin$/]) {
    const file = files.find((path) => name.test(path)) ?? 'none';
    expect(script).toContain(file.replace('assets/', ''));
    expect(await readFile(join(root, 'dist', file), 'utf8')).toMatch(/^bytes of/);
  }
  expect(files).toContain('machine/SOURCE.md');
  expect(files).toContain(join('machine', 'licences', 'GPL-2.0.txt'));
  expect(script).toContain('6.12.117-talk');
});

test.each([
  ['no image', null],
  ['an image.json that is cut off', '{"release": '],
  ['an image.json that lacks a field', '{"release": "6.12.117-talk"}'],
])('%s: null, and nothing more in the build', async (_, imageJson) => {
  if (imageJson !== null) await writeImage(imageJson);
  const { script, files } = await buildPage();
  expect(script).toMatch(/image\s*=\s*null/);
  expect(files.filter((file) => /snapshot|bzImage|bios|SOURCE/.test(file))).toEqual([]);
});

test('development watches the image, and not what it is made of', async () => {
  await writeImage(JSON.stringify(facts));
  await mkdir(join(cache(), 'source/kernel'), { recursive: true });
  await writeFile(join(cache(), 'source/kernel/Makefile'), 'all:');
  const { watcher, close } = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false },
    plugins: [machineImage({ cache: cache() })],
  });
  const watched = () => Object.keys(watcher.getWatched());
  await expect.poll(watched).toContain(join(cache(), 'image'));
  const changed = new Promise((done) => watcher.once('change', done));
  await writeFile(join(cache(), 'image/image.json'), JSON.stringify({ ...facts, hash: 'b' }));
  expect(await changed).toBe(join(cache(), 'image/image.json'));
  expect(watched().filter((folder) => folder.startsWith(join(cache(), 'source')))).toEqual([]);
  await close();
});
