import type { Machine } from './machine.ts';
import { type RunOptions, type RunResult, unknownExit } from './run.ts';
import { MachineGone, WorkerLink, type WorkerPort } from './worker-link.ts';
import { type ImageFiles, isResult } from './worker-messages.ts';

/** What the machine is doing. */
export interface MachineState {
  /** `none` before it is first needed; `failed` until it is needed again, when it is tried anew. */
  readonly status: 'none' | 'loading' | 'booting' | 'running' | 'stopped' | 'failed';
  /** One sentence: why there is no machine, or what made it reset itself. */
  readonly reason: string | null;
}

/**
 * The machine as a page has it. It is loaded when first needed, and again when it is needed after a crash. A promise
 * is rejected, with a sentence, only when there is no machine or what was asked for cannot be done: a run that a crash
 * or a reset has ended is a result. A rejection that nobody handles is not reported.
 */
export interface MachineClient extends Omit<Machine, 'destroy'> {
  /** Loads the machine and lets it run from the snapshot, if it does not yet. */
  load(): Promise<void>;
  /** Throws the machine away and boots a new one. Resolves when the guest has booted. */
  boot(): Promise<void>;
  state(): MachineState;
  /** What the guest's terminal shows. Returns the function that stops listening, as `onState` does. */
  onConsole(listener: (bytes: Uint8Array) => void): () => void;
  onState(listener: (state: MachineState) => void): () => void;
  /** Ends the worker; the client stays usable. */
  dispose(): void;
}

/** What a client is made with. */
export interface ClientOptions {
  readonly image: ImageFiles;
  /** `startWorker` in a page. */
  createWorker(): WorkerPort;
}

/** Makes a client; nothing is loaded yet. */
export function createMachineClient(options: ClientOptions): MachineClient {
  return new WorkerClient(options);
}

/** A run that went with its machine. What it had printed was told as it came. */
const lostRun: RunResult = {
  stdout: '',
  stderr: '',
  exitCode: unknownExit,
  guestMs: 0,
  ms: 0,
  timedOut: false,
  reset: true,
};

class WorkerClient implements MachineClient {
  readonly #options: ClientOptions;
  #link: WorkerLink | null = null;
  #state: MachineState = { status: 'none', reason: null };
  readonly #consoleListeners = new Set<(bytes: Uint8Array) => void>();
  readonly #stateListeners = new Set<(state: MachineState) => void>();

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  state(): MachineState {
    return this.#state;
  }

  onConsole(listener: (bytes: Uint8Array) => void): () => void {
    this.#consoleListeners.add(listener);
    return () => this.#consoleListeners.delete(listener);
  }

  onState(listener: (state: MachineState) => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  load(): Promise<void> {
    return quietly(() => this.#current().started);
  }

  boot(): Promise<void> {
    return quietly(async () => {
      this.#link?.end(new MachineGone('The machine was booted anew.'));
      await this.#start(true).started;
      // The first command ends when the guest has booted, or was reset instead.
      await this.run('true');
      if (this.#state.status === 'booting') this.#tell('running', this.#state.reason);
    });
  }

  run(command: string, { stdin, timeout, onEvent }: RunOptions = {}): Promise<RunResult> {
    return quietly(async () => {
      try {
        const value = await this.#current().ask({ kind: 'run', command, stdin: stdin?.slice(), timeout }, onEvent);
        if (isResult(value)) return value;
      } catch (error) {
        if (error instanceof MachineGone) return lostRun;
        throw error;
      }
      throw new Error('The machine gave no result.');
    });
  }

  put(path: string, content: Uint8Array, mode?: number): Promise<void> {
    return quietly(async () => {
      await this.#current().ask({ kind: 'put', path, content: content.slice(), mode });
    });
  }

  input(bytes: Uint8Array): void {
    void quietly(() => this.#current().input(bytes.slice()));
  }

  reset(): Promise<void> {
    return quietly(async () => {
      await this.#current().ask({ kind: 'reset' });
      this.#tell('running', null);
    });
  }

  stop(): Promise<void> {
    return this.#switch('stop', 'stopped');
  }

  resume(): Promise<void> {
    return this.#switch('resume', 'running');
  }

  save(): Promise<ArrayBuffer> {
    return quietly(async () => {
      const value = await this.#current().ask({ kind: 'save' });
      if (value instanceof ArrayBuffer) return value;
      throw new Error('The machine gave no snapshot.');
    });
  }

  dispose(): void {
    this.#link?.end(new MachineGone('The machine was ended.'));
    this.#link = null;
    this.#tell('none', null);
  }

  /** Where there is no machine, there is none to stop. */
  #switch(kind: 'stop' | 'resume', status: MachineState['status']): Promise<void> {
    const link = this.#link;
    return quietly(async () => {
      if (!link) return;
      await link.ask({ kind });
      this.#tell(status, this.#state.reason);
    });
  }

  #current(): WorkerLink {
    return this.#link ?? this.#start(false);
  }

  #start(boot: boolean): WorkerLink {
    const fail = (error: Error) => {
      link.end(error);
      if (this.#link !== link) return;
      this.#link = null;
      this.#tell('failed', error.message);
    };
    const link = new WorkerLink(this.#createWorker(), this.#options.image, boot, {
      onConsole: (bytes) => {
        for (const listener of this.#consoleListeners) listener(bytes);
      },
      onFailure: (reason) => this.#tell(this.#state.status, reason),
      onCrash: (reason) => fail(link.isStarted ? new MachineGone(reason) : new Error(reason)),
    });
    this.#link = link;
    this.#tell(boot ? 'booting' : 'loading', null);
    link.started.then(
      () => this.#link === link && !boot && this.#tell('running', null),
      (error: Error) => fail(error),
    );
    return link;
  }

  /** Fails where a policy of the page forbids workers. */
  #createWorker(): WorkerPort {
    try {
      return this.#options.createWorker();
    } catch (error) {
      this.#link = null;
      this.#tell('failed', `The machine could not be started: ${error instanceof Error ? error.message : error}`);
      throw error;
    }
  }

  #tell(status: MachineState['status'], reason: string | null): void {
    this.#state = { status, reason };
    for (const listener of this.#stateListeners) listener(this.#state);
  }
}

/** The caller may look at a rejection, but need not. */
function quietly<Value>(task: () => Promise<Value>): Promise<Value> {
  const promise = (async () => task())();
  promise.catch(() => {});
  return promise;
}
