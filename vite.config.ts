import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { chunkName, workerName } from './src/compile/chunk-name.ts';
import { deck } from './src/compile/plugin.ts';
import { components } from './src/elements/registry.ts';
import { machineCache } from './src/machine/image/cache.ts';
import { machineImage } from './src/machine/image/vite-plugin.ts';

/**
 * What draws a slide arrives as one file, so that the first slide takes few requests; what only opens over a
 * slide is left to a chunk of its own.
 */
const groups = [
  {
    name: 'view',
    test: /node_modules\/(react|react-dom|scheduler)\/|src\/(elements\/(?!figure|follow-along|table|run\/(?!run-context)|lab\/(?!parts-context))|stage\/(?!panels?\.|overview|go-to|help))|app\/(fonts|stage-main)|virtual:deck\/slides/,
  },
  // Without a name these would be parted among those who use them.
  { name: 'model', test: /src\/deck\/(manifest|position|state)\.ts/ },
  { name: 'figure', test: /src\/elements\/figure\// },
  { name: 'lab', test: /src\/elements\/lab\/(?!parts-context)/ },
  { name: 'run', test: /src\/(elements\/run\/(?!run-context|terminal\/)|machine\/(recording|run-view))/ },
];

export default defineConfig(({ command }) => ({
  // Relative in a build: the same files work under any folder of any host.
  base: command === 'build' ? './' : '/',
  plugins: [
    deck({ slides: process.env['DECK_SLIDES'] ?? 'slides', components }),
    machineImage({ cache: machineCache() }),
    react({ include: /\.(mdx|tsx?)(\?.*)?$/ }),
  ],
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: workerName } },
  },
  optimizeDeps: {
    // Otherwise every folder is searched for pages, the kernel's source as well.
    entries: ['src/app/boot.ts'],
    // Found only when the worker starts, it would load the page anew.
    include: ['v86'],
  },
  // A build beside the development server must not reload its pages.
  server: { watch: { ignored: ['**/dist*/**'] } },
  resolve: { alias: { '@deck': fileURLToPath(new URL('src/elements/index.ts', import.meta.url)) } },
  build: {
    target: 'es2022',
    // Small files stay files: a page may not load data as a script or style.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    manifest: 'assets/manifest.json',
    // Every page names what it needs in its head.
    modulePreload: false,
    rolldownOptions: {
      output: {
        chunkFileNames: chunkName,
        codeSplitting: { groups, includeDependenciesRecursively: false },
      },
    },
  },
}));
