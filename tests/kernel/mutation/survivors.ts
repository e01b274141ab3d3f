import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { type Mutant, mutants } from './mutants.ts';
import type { Task } from './worker.ts';

/** A model without its condition may never end; then the loss was noticed. */
const timeLimit = 10_000;

/**
 * Takes every condition out of a chapter's model, one at a time, and runs all its checks.
 * @returns the mutants that no check noticed, and how many there were
 */
export async function survivors(chapter: string): Promise<{ survivors: Mutant[]; count: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'deck-mutants-'));
  try {
    const model = await bundle(`export * from './slides/${chapter}/model.ts'`);
    const all = mutants(model);
    const task: Task = {
      checks: await write(folder, 'checks.mjs', checksOf(chapter)),
      models: [model, ...all.map(({ code }) => code)].map((code, index) => save(folder, `${index}.mjs`, code)),
      from: 0,
    };
    const worker = await write(folder, 'worker.mjs', `import './tests/kernel/mutation/worker.ts'`);
    const [whole, ...caught] = await runAll(new URL(worker), task);
    // Checks that fail anyway would notice every loss.
    if (whole) throw new Error(`The model of ${chapter} fails its checks as it is`);
    return { survivors: all.filter((_, index) => !caught[index]), count: all.length };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const checksOf = (chapter: string) => `
  import { allChecks } from './tests/kernel/checks.ts';
  import { checks as declared } from './tests/kernel/${chapter}/checks.ts';
  export const checks = allChecks(declared);
`;

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    // The package says that only style sheets have side effects; what is bundled here is run for them.
    ignoreAnnotations: true,
  });
  return outputFiles[0]?.text ?? '';
}

const write = async (folder: string, name: string, source: string) => save(folder, name, await bundle(source));

function save(folder: string, name: string, code: string): string {
  const file = join(folder, name);
  writeFileSync(file, code);
  return pathToFileURL(file).href;
}

/** Whether each model was caught, starting a new worker behind each model that did not end. */
async function runAll(worker: URL, task: Task): Promise<boolean[]> {
  const caught: boolean[] = [];
  while (caught.length < task.models.length) {
    const { reports, stuck } = await runUntilStuck(worker, { ...task, from: caught.length });
    caught.push(...reports);
    if (stuck) caught.push(true);
    else if (caught.length < task.models.length) throw new Error(`A worker ended after ${caught.length} models`);
  }
  return caught;
}

/** The reports of one worker, and whether it had to be stopped over the model after them. */
function runUntilStuck(file: URL, task: Task): Promise<{ reports: boolean[]; stuck: boolean }> {
  const reports: boolean[] = [];
  let stuck = false;
  const worker = new Worker(file, { workerData: task });
  const stop = () => {
    stuck = true;
    void worker.terminate();
  };
  let timer = setTimeout(stop, timeLimit);
  return new Promise((resolve, reject) => {
    worker.on('message', (result: boolean) => {
      reports.push(result);
      clearTimeout(timer);
      timer = setTimeout(stop, timeLimit);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve({ reports, stuck });
    });
  });
}
