import type { Machine, MachineOptions, RunResult } from '../../../src/machine/machine.ts';
import { serveRequests } from '../../../src/machine/serve-requests.ts';
import type { WorkerPort } from '../../../src/machine/worker-link.ts';
import type { ImageFiles, Request } from '../../../src/machine/worker-messages.ts';

export const image: ImageFiles = {
  snapshot: 'https://deck.example/snapshot.zst',
  kernel: 'https://deck.example/bzImage',
  bios: 'https://deck.example/bios.bin',
  commandLine: 'quiet',
};

export const result: RunResult = {
  stdout: 'hello\n',
  stderr: '',
  exitCode: 0,
  guestMs: 4,
  ms: 5,
  timedOut: false,
  reset: false,
};

/** A worker in the same thread, with the real conversation and a machine that the test plays. */
export class FakeWorker implements WorkerPort {
  onmessage: WorkerPort['onmessage'] = null;
  onmessageerror: WorkerPort['onmessageerror'] = null;
  onerror: WorkerPort['onerror'] = null;
  terminated = false;
  start: Extract<Request, { kind: 'start' }> | null = null;
  /** What the machine was told, in order. */
  readonly log: string[] = [];
  /** Of the machine's runs, to be settled by the test. */
  readonly runs: { command: string; settle(result: RunResult): void; options: Parameters<Machine['run']>[1] }[] = [];
  #options: MachineOptions | null = null;
  readonly #answer: (message: unknown) => void;

  /** @param creation settles when the machine is there, or cannot be had */
  constructor(creation: Promise<void>) {
    this.#answer = serveRequests({
      post: (report, transfer) => this.deliver(structuredClone(report, { transfer })),
      now: () => 0,
      create: async (start, options) => {
        this.start = start;
        this.#options = options;
        await creation;
        return this.#machine();
      },
    });
  }

  postMessage(message: unknown, transfer?: unknown): void {
    const copy = structuredClone(message, { transfer: transfer as Transferable[] });
    queueMicrotask(() => this.#answer(copy));
  }

  terminate(): void {
    this.terminated = true;
  }

  /** The page gets a message. */
  deliver(data: unknown): void {
    queueMicrotask(() => {
      if (!this.terminated) this.onmessage?.call(this as never, { data } as MessageEvent);
    });
  }

  print(text: string): void {
    this.#options?.onConsole(new TextEncoder().encode(text));
  }

  fail(reason: string): void {
    this.#options?.onFailure?.(reason);
  }

  /** As an error that nothing in the worker catches. Without a message, as when its script cannot be loaded. */
  crash(message?: string): void {
    this.onerror?.call(this as never, { message, preventDefault: () => {} } as ErrorEvent);
  }

  #machine(): Machine {
    const { log } = this;
    const note = async (what: string) => void log.push(what);
    return {
      run: (command, options) => {
        log.push(`run ${command}`);
        return new Promise((settle) => this.runs.push({ command, settle, options }));
      },
      put: async (path, content, mode) => {
        if (path === '/proc/x') throw new Error('/proc/x was not written in the guest: no');
        log.push(`put ${path} ${content.join()} ${mode}`);
      },
      input: (bytes) => void log.push(`input ${bytes.join()}`),
      reset: () => note('reset'),
      stop: () => note('stop'),
      resume: () => note('resume'),
      save: async () => new ArrayBuffer(6),
      destroy: () => note('destroy'),
    };
  }
}
