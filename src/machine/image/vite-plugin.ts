import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { imageFiles, readImage } from './image-folder.ts';

const virtualId = 'virtual:machine/image';

const isIn = (folder: string, path: string) => path.startsWith(`${folder}/`);

/**
 * The Vite plugin that gives the application the image: `virtual:machine/image` has the addresses of its files, or
 * null when there is none. A build gets the image's `SOURCE.md` and its licences below `machine/`, too.
 * @param cache folder of what `npm run machine` makes
 */
export function machineImage({ cache }: { cache: string }): Plugin {
  const folder = join(cache, 'image');
  return {
    name: 'machine-image',
    config({ root = process.cwd() }) {
      const outside = relative(root, cache).startsWith('..');
      // A new image is news; the kernel's source, a hundred thousand files, is too much to watch.
      const ignored = (path: string) => isIn(cache, path) && path !== folder && !isIn(folder, path);
      // The development server hands out files of the project only, unless others are named beside it.
      const fs = outside ? { fs: { allow: [root, cache] } } : {};
      return { server: { ...fs, watch: { ignored: [ignored] } } };
    },
    resolveId(id) {
      return id === virtualId ? `\0${virtualId}` : undefined;
    },
    async load(id) {
      if (id !== `\0${virtualId}`) return undefined;
      const image = await readImage(folder);
      if (!image) return 'export const image = null;';
      this.addWatchFile(join(folder, 'image.json'));
      const { commandLine, release, date } = image;
      const isBuild = this.environment.mode === 'build';
      const files = await Promise.all(
        Object.entries(imageFiles).map(async ([name, file]) => {
          const path = join(folder, file);
          // Vite's address of a file outside the folder that it serves.
          if (!isBuild) return `const ${name} = ${JSON.stringify(encodeURI(`/@fs${path}`))};`;
          const source = await readFile(path);
          const reference = this.emitFile({ type: 'asset', name: file, source });
          return `const ${name} = import.meta.ROLLUP_FILE_URL_${reference};`;
        }),
      );
      return `${files.join('\n')}
export const image = { snapshot, kernel, bios, ...${JSON.stringify({ commandLine, release, date })} };`;
    },
    async generateBundle() {
      if (this.environment.name !== 'client' || !(await readImage(folder))) return;
      const licences = await readdir(join(folder, 'licences'));
      for (const file of ['SOURCE.md', ...licences.map((name) => `licences/${name}`)]) {
        const source = await readFile(join(folder, file));
        this.emitFile({ type: 'asset', fileName: `machine/${file}`, source });
      }
    },
  };
}
