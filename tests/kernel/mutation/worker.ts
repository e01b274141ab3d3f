import { parentPort, workerData } from 'node:worker_threads';
import type { Check } from '../checks.ts';

/** What a worker is started with: the addresses of the checks and of the models, and the model to begin with. */
export interface Task {
  readonly checks: string;
  readonly models: readonly string[];
  readonly from: number;
}

const task = workerData as Task;
const { checks } = (await import(task.checks)) as { checks: readonly Check<unknown>[] };

function fails({ run }: Check<unknown>, model: unknown): boolean {
  try {
    run(model);
    return false;
  } catch {
    return true;
  }
}

for (const address of task.models.slice(task.from)) {
  const model: unknown = await import(address);
  parentPort?.postMessage(checks.some((check) => fails(check, model)));
}
