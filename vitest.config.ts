import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { deck } from './src/compile/plugin.ts';
import { components } from './src/elements/registry.ts';

/** One project for each moment at which `npm test` and `npm run check` run it. */
const project = (name: string, include: string[]) => ({ extends: true as const, test: { name, include } });

export default defineConfig({
  // Tests that import the deck get the one with every feature in it.
  plugins: [deck({ slides: 'tests/fixtures/kitchen-sink', components })],
  resolve: { alias: { '@deck': fileURLToPath(new URL('src/elements/index.ts', import.meta.url)) } },
  test: {
    maxWorkers: 2,
    // On a busy computer thousands of recorded calls take their time.
    testTimeout: 30_000,
    projects: [
      project('unit', ['tests/{unit,golden,kernel}/**/*.test.{ts,tsx}']),
      // These need the image that `npm run machine` makes, and are skipped without it.
      project('machine', ['tests/machine/**/*.test.ts']),
      // These two read the built deck.
      project('talk', ['tests/talk/**/*.test.ts']),
      project('check', ['tests/check/**/*.test.ts']),
    ],
  },
});
