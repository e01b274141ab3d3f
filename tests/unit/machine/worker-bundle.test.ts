import { build } from 'esbuild';
import { expect, test } from 'vitest';

// The package declares that its modules do nothing by themselves; this one does, and must not be left out for it.
test('the worker’s bundle brings a scheduler for browsers without one', async () => {
  const { outputFiles } = await build({
    entryPoints: ['src/machine/worker.ts'],
    bundle: true,
    format: 'esm',
    external: ['v86', 'v86/*'],
    write: false,
  });
  expect(outputFiles[0]?.text).toContain('new MessageChannel');
});
