import { join, resolve } from 'node:path';
import { resolveConfig } from 'vite';
import { expect, test } from 'vitest';

test('a start of development follows the application, and searches no folder for pages', async () => {
  const root = resolve(import.meta.dirname, '../..');
  const { optimizeDeps } = await resolveConfig({ root, configFile: join(root, 'vite.config.ts') }, 'serve');
  // Without entries Vite looks for pages everywhere, which takes half a minute where a kernel has been compiled.
  expect(optimizeDeps.entries).toEqual(['src/app/boot.ts']);
});
