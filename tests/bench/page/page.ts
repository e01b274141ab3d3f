import wasm from 'v86/build/v86.wasm?url';
import { createMachineClient, type MachineClient } from '../../../src/machine/client.ts';
import { startWorker } from '../../../src/machine/start-worker.ts';
import baselineAddress from './baseline-worker.ts?worker&url';
import { createFrameWatch, type FrameWatch } from './frame-watch.ts';

/** What the page offers to the measurements. */
export interface BenchPage {
  readonly client: MachineClient;
  readonly frames: FrameWatch;
  /** Resolves when the terminal shows this from now on. */
  shown(text: string): Promise<void>;
  type(text: string): void;
  /** Milliseconds that loading and compiling v86's wasm alone takes, in a worker of its own. */
  baseline(): Promise<number>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const address = (name: string) => new URL(`image/${name}`, document.baseURI).href;
const image = {
  snapshot: address('snapshot.zst'),
  kernel: address('bzImage'),
  bios: address('bios.bin'),
  commandLine: new URLSearchParams(location.search).get('commandLine') ?? '',
};
const client = createMachineClient({ image, createWorker: startWorker });

window.bench = {
  client,
  frames: createFrameWatch(),
  shown(text) {
    let seen = '';
    const decoder = new TextDecoder();
    return new Promise((done) => {
      const stop = client.onConsole((bytes) => {
        seen += decoder.decode(bytes, { stream: true });
        if (!seen.includes(text)) return;
        stop();
        done();
      });
    });
  },
  type: (text) => client.input(new TextEncoder().encode(text)),
  baseline() {
    const worker = new Worker(baselineAddress, { type: 'module' });
    const began = performance.now();
    return new Promise((done, fail) => {
      worker.onmessage = () => {
        worker.terminate();
        done(performance.now() - began);
      };
      worker.onerror = ({ message }) => fail(new Error(message));
      worker.postMessage(new URL(wasm, location.href).href);
    });
  },
};
