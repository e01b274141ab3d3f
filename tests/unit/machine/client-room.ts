import { expect, onTestFinished } from 'vitest';
import { createMachineClient } from '../../../src/machine/client.ts';
import { settled } from './fake-emulator.ts';
import { FakeWorker, image } from './fake-worker.ts';

/** A client whose workers are fakes; each gets the next of these promises, then ones that are fulfilled. */
export function openClient(...creations: Promise<void>[]) {
  const workers: FakeWorker[] = [];
  const states: string[] = [];
  const client = createMachineClient({
    image,
    createWorker() {
      const worker = new FakeWorker(creations[workers.length] ?? Promise.resolve());
      workers.push(worker);
      return worker;
    },
  });
  client.onState(({ status, reason }) => states.push(reason === null ? status : `${status}: ${reason}`));
  const worker = () => {
    const last = workers.at(-1);
    if (!last) throw new Error('There is no worker.');
    return last;
  };
  return { client, workers, worker, states };
}

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

/** Fails the test when a promise is rejected that nobody looks at. */
export function watchRejections() {
  process.on('unhandledRejection', note);
  onTestFinished(async () => {
    await settled();
    process.off('unhandledRejection', note);
    expect(unhandled.splice(0)).toEqual([]);
  });
}
