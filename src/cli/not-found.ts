import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

/** Answers with the deck's own 404.html and status 404; with one plain line when the folder has none. */
export async function sendNotFound(folder: string, response: ServerResponse): Promise<void> {
  const page = await readFile(join(folder, '404.html')).catch(() => null);
  response.writeHead(404, {
    'Content-Type': `text/${page ? 'html' : 'plain'};charset=utf-8`,
    'Cache-Control': 'no-cache',
  });
  response.end(page ?? 'Not found\n');
}
