import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import type { SlideState } from '../lint/collect/collect-slide.ts';
import type { Snapshot } from '../lint/snapshot.ts';

/** Reads slides from a page. */
export interface Collector {
  readStage(page: Page, state: SlideState): Promise<Snapshot>;
  /** `steps` are the steps of the print document's pages, in their order. */
  readPrint(page: Page, steps: readonly number[]): Promise<Snapshot[]>;
}

/** Makes one script of the code that runs in the page. */
export async function makeCollector(): Promise<Collector> {
  const entry = fileURLToPath(new URL('../lint/collect/in-page.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'collector',
    target: 'es2022',
  });
  const source = outputFiles[0]?.text ?? '';
  const call = (name: string, argument: unknown) =>
    `(() => { ${source}; return collector.${name}(${JSON.stringify(argument)}); })()`;
  return {
    readStage: (page, state) => page.evaluate<Snapshot>(call('readStage', state)),
    readPrint: (page, steps) => page.evaluate<Snapshot[]>(call('readPrint', steps)),
  };
}
