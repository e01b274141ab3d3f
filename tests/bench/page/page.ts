import { image } from 'virtual:machine/image';
import wasm from 'v86/build/v86.wasm?url';
import { createMachineClient } from '../../../src/machine/client.ts';
import { startWorker } from '../../../src/machine/start-worker.ts';
import baselineAddress from './baseline-worker.ts?worker&url';
import { measureTimes, type Times } from './measure-times.ts';

/** What the page can be asked for. */
interface BenchPage {
  measureTimes(): Promise<Times>;
  /** Loads all that a slide loads to run a program, and runs one. */
  loadAll(): Promise<void>;
  /** Makes the guest's disk dirty and resets the machine, so many times. */
  reset(times: number): Promise<void>;
  stop(): Promise<void>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

if (!image) throw new Error('There is no image.');
const absolute = (address: string) => new URL(address, location.href).href;
const [snapshot, kernel, bios] = [absolute(image.snapshot), absolute(image.kernel), absolute(image.bios)];
const files = { snapshot, kernel, bios, commandLine: image.commandLine };
const client = createMachineClient({ image: files, createWorker: startWorker });

window.bench = {
  measureTimes: () => measureTimes(client, compileWasm),
  async loadAll() {
    await Promise.all([import('@xterm/xterm'), import('@xterm/xterm/css/xterm.css')]);
    await client.run('true');
  },
  async reset(times) {
    for (let turn = 0; turn < times; turn += 1) {
      await client.run('echo x > /root/dirty');
      await client.reset();
    }
  },
  stop: () => client.stop(),
};

/** In a worker of its own, as the machine does it. */
async function compileWasm(): Promise<void> {
  const worker = new Worker(baselineAddress, { type: 'module' });
  await new Promise<void>((done, fail) => {
    worker.onmessage = ({ data }) => (data === null ? done() : fail(new Error(data)));
    worker.onerror = ({ message }) => fail(new Error(message));
    worker.postMessage(absolute(wasm));
  });
  worker.terminate();
}
