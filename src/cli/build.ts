import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { renderPage } from '../compile/page.ts';
import type { BundleManifest } from '../compile/preload.ts';
import { pagesOfSite } from '../compile/prerender.ts';
import type { MachineNotice } from '../deck/about.ts';
import { machineCache } from '../machine/image/cache.ts';
import { readImage } from '../machine/image/image-folder.ts';
import { readNotices } from './notices.ts';

const out = resolve(process.env['DECK_OUT'] ?? 'dist');
const next = `${out}.next`;
const server = join(next, 'server');

/** Builds the deck beside the old one and puts it in its place only when it is complete. */
async function main(): Promise<void> {
  await rm(next, { recursive: true, force: true });
  await build({ logLevel: 'silent', build: { outDir: next, emptyOutDir: true } });
  await build({
    logLevel: 'silent',
    // The bundle may lie anywhere, so it must bring React along.
    ssr: { noExternal: true },
    build: { outDir: server, emptyOutDir: true, ssr: 'src/app/server.tsx', copyPublicDir: false, manifest: false },
  });
  const count = await writePages();
  await rm(server, { recursive: true });
  await rm(out, { recursive: true, force: true });
  await rename(next, out);
  console.log(`Built ${count} pages.`);
}

async function writePages(): Promise<number> {
  const bundle: BundleManifest = JSON.parse(await readFile(join(next, 'assets/manifest.json'), 'utf8'));
  const template = await readFile(join(next, 'index.html'), 'utf8');
  const app: typeof import('../app/server.tsx') = await import(pathToFileURL(join(server, 'server.js')).href);
  const modules = await app.loadSlides();
  const about = { notices: readNotices('.'), machine: await machineNotice() };
  const renderers = {
    manifest: app.manifest,
    renderStage: (slide: number, root: string) => app.renderStage(slide, root, modules),
    renderPrint: (policy: Parameters<typeof app.renderPrint>[0]) => app.renderPrint(policy, modules),
    renderAbout: () => app.renderAbout(about),
  };
  let count = 0;
  for (const page of pagesOfSite(renderers, bundle)) {
    const file = join(next, page.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, renderPage(template, page));
    count++;
  }
  await writeFile(join(next, 'deck.json'), JSON.stringify(app.manifest));
  return count;
}

/** What the page about the deck says of the image. */
async function machineNotice(): Promise<MachineNotice | null> {
  const image = await readImage(join(machineCache(), 'image'));
  if (!image) return null;
  const parts = image.packages.map(({ source, sourceVersion, ...part }) => ({
    ...part,
    source: `${source} ${sourceVersion}`,
  }));
  return { release: image.release, date: image.date, parts };
}

/** What a plugin throws comes wrapped: a deck's problems are all there is to say. */
function reasonOf(error: unknown): unknown {
  const { errors = [] } = error as { errors?: readonly Error[] };
  const problems = errors.find(({ name }) => name === 'DeckError');
  return problems?.message ?? (error instanceof Error ? error.message : error);
}

main()
  .catch((error: unknown) => {
    console.error(reasonOf(error));
    process.exitCode = 1;
  })
  .finally(() => rm(next, { recursive: true, force: true }));
