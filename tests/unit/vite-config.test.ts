import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterEach, expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const cache = join(project, '.cache');
let made = '';
let server: ViteDevServer | undefined;

afterEach(async () => {
  await server?.close();
  rmSync(made, { recursive: true, force: true });
});

// A kernel's source has a hundred thousand files: a start would take half a minute.
test('development looks for no pages and no changes among what the machine is made of', async () => {
  mkdirSync(cache, { recursive: true });
  made = mkdtempSync(join(cache, 'probe-'));
  // As `npm run dev`, but for the port and for what is kept between two starts.
  server = await createServer({
    root: project,
    configFile: join(project, 'vite.config.ts'),
    cacheDir: join(made, 'vite'),
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false },
  });
  const { watcher, config } = server;
  const watched = () => Object.keys(watcher.getWatched());
  await expect.poll(watched).toContain(join(project, 'src/app'));
  expect(watched().filter((folder) => folder.startsWith(cache))).toEqual([]);
  // Without entries, Vite looks for pages in every folder.
  expect(config.optimizeDeps.entries).toEqual(['src/app/boot.ts']);
});
