import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { serveFolder } from '../../src/cli/serve.ts';
import { machineCache } from '../../src/machine/image/cache.ts';
import { machineImage } from '../../src/machine/image/vite-plugin.ts';

/** A page with nothing but the machine, served as the deck is. */
export interface BenchSite {
  readonly folder: string;
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the page as the deck is built, with the image that `npm run machine` made, and serves it. */
export async function openBenchSite(): Promise<BenchSite> {
  const folder = await mkdtemp(join(tmpdir(), 'deck-bench-'));
  await build({
    configFile: false,
    root: resolve('tests/bench/page'),
    base: './',
    logLevel: 'error',
    plugins: [machineImage({ cache: machineCache() })],
    // Both workers compile WebAssembly, which the server lets the machine's do only.
    worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'assets/machine-worker-[hash].js' } } },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: false },
  });
  const server = await serveFolder({ folder });
  return {
    folder,
    url: server.url,
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
