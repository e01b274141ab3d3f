import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Page } from '@playwright/test';

/** Collects what a page and its workers load of a site from now on. */
export function watchDownload(page: Page, site: string) {
  const paths = new Set<string>();
  page.context().on('request', (request) => {
    const url = request.url();
    if (url.startsWith(site)) paths.add(url.slice(site.length).replace(/[?#].*$/, ''));
  });
  return paths;
}

/** Megabytes of files as they cross the network: as brotli, but for what is compressed as it is. */
export async function downloadSize(folder: string, paths: Iterable<string>): Promise<number> {
  const sizes = Array.from(paths, async (path) => {
    const bytes = await readFile(join(folder, path));
    return path.endsWith('.zst') ? bytes.length : (await promisify(brotliCompress)(bytes)).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1e6;
}
