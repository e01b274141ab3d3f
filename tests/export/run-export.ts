import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { distFolder } from '../../src/cli/dist.ts';
import type { Manifest } from '../../src/deck/manifest.ts';

/** What a command left behind. */
export interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs `npm run export` without its build, in a process of its own. */
export function runExport(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
  const command = ['--import', 'tsx', 'src/cli/export.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { exitCode: status, output: stdout.trim(), errors: stderr.trim() };
}

/** A new folder for what a test writes. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'deck-export-'));

/** The manifest of the built deck. */
export const readDeck = (): Manifest => JSON.parse(readFileSync(join(distFolder, 'deck.json'), 'utf8')) as Manifest;

/** Opens a PDF with a reader other than the browser that made it. */
export async function openPdf(path: string): Promise<PDFDocumentProxy> {
  return await getDocument({ data: Uint8Array.from(readFileSync(path)), verbosity: 0 }).promise;
}

/** Text as it is compared: without ligatures, soft hyphens and white space, which a PDF places as it likes. */
export const squeeze = (text: string): string => text.normalize('NFKC').replace(/[\s\u00ad]/g, '');
