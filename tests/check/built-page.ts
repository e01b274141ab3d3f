import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { distFolder } from '../../src/cli/dist.ts';

/** The files a page of the built deck loads before anybody presses a key, as paths below dist. */
export interface BuiltPage {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Icons and the like. */
  readonly others: readonly string[];
}

/** Reads one page, and its scripts for what they import at once. */
export async function readPage(page: string): Promise<BuiltPage> {
  const html = readFileSync(join(distFolder, page), 'utf8').replace(/<noscript>.*?<\/noscript>/gs, '');
  const below = (address: string) => posix.join(posix.dirname(page), address);
  const links = Array.from(html.matchAll(/<link\b[^>]*>/g), ([tag]) => ({
    rel: attribute(tag, 'rel'),
    to: attribute(tag, 'href'),
  }));
  const linked = (...rels: string[]) => links.filter(({ rel }) => rels.includes(rel)).map(({ to }) => below(to));
  const loaded = Array.from(html.matchAll(/<script\b[^>]*\bsrc=[^>]*>/g), ([tag]) => below(attribute(tag, 'src')));
  return {
    scripts: await withImports([...loaded, ...linked('modulepreload')]),
    styles: unique(linked('stylesheet')),
    others: unique(linked('icon', 'manifest', 'apple-touch-icon')),
  };
}

/** The size of a file of dist as it crosses the network, in bytes. */
export function compressedSize(path: string): number {
  return brotliCompressSync(readFileSync(join(distFolder, path))).length;
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="?([^"\\s>]*)`).exec(tag)?.[1] ?? '';

const unique = <Item>(items: readonly Item[]) => [...new Set(items)];

/** Scripts and what they import statically; what they import later does not hold up the page. */
async function withImports(scripts: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: distFolder,
    entryPoints: unique(scripts),
    bundle: true,
    format: 'esm',
    splitting: true,
    outdir: 'unwritten',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const found = new Set<string>();
  const visit = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    for (const { kind, path: imported } of metafile.inputs[path]?.imports ?? []) {
      if (kind === 'import-statement') visit(imported);
    }
  };
  for (const script of unique(scripts)) visit(script);
  return [...found];
}
