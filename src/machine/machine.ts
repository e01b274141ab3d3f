import { Agent } from './agent.ts';
import { AgentDecoder, longestCommand } from './agent-protocol.ts';
import { ByteBatch } from './byte-batch.ts';
import { agentPort, consolePort, createEmulator, type Emulator, type MachineParts, restore } from './emulator.ts';
import { PanicWatch } from './panic.ts';
import type { RunOptions, RunResult } from './run.ts';
import { quote } from './shell.ts';

export type { MachineParts } from './emulator.ts';
export type { RunEvent, RunOptions, RunResult } from './run.ts';

/** An emulated PC with a Linux in it. Every promise settles; none of a machine that is destroyed ever waits. */
export interface Machine {
  /**
   * Runs a command with `sh -c` in a session of its own; one after the other. It waits while the machine is stopped.
   * Fails when the command is too long for the agent.
   */
  run(command: string, options?: RunOptions): Promise<RunResult>;
  /** Writes a file of the guest. Fails with what the guest says when it cannot be written. */
  put(path: string, content: Uint8Array, mode?: number): Promise<void>;
  /** Types into the terminal of the guest's shell. */
  input(bytes: Uint8Array): void;
  /** Back to the snapshot, or to the start of the boot where there is none; runs then, even if it was stopped. */
  reset(): Promise<void>;
  /** Stops the processor and with it the time limits of runs. */
  stop(): Promise<void>;
  resume(): Promise<void>;
  /** Takes a snapshot of a machine on which nothing runs. */
  save(): Promise<ArrayBuffer>;
  destroy(): Promise<void>;
}

/** Where a machine reports to. */
export interface MachineOptions {
  /** What the guest's terminal shows. */
  onConsole(bytes: Uint8Array): void;
  /** The time in milliseconds since the epoch: the guest's clock is set to it, and runs are timed by it. */
  now(): number;
  /** The guest crashed or hangs, and the machine has been reset. @param reason one sentence */
  onFailure?(reason: string): void;
}

/** Makes a machine and starts it. Fails when v86 cannot be started, or does not take the snapshot. */
export async function createMachine(parts: MachineParts, options: MachineOptions): Promise<Machine> {
  const machine = new EmulatedMachine(parts, options);
  await machine.start();
  return machine;
}

class EmulatedMachine implements Machine {
  readonly #parts: MachineParts;
  readonly #options: MachineOptions;
  readonly #agent: Agent;
  readonly #console = new ByteBatch((bytes) => this.#show(bytes));
  readonly #frames = new ByteBatch((bytes) => this.#receive(bytes));
  readonly #panic = new PanicWatch();
  #decoder = new AgentDecoder();
  #emulator: Emulator | null = null;
  /** v86 must not be told to run while it stops, nor to stop while it restores: one thing after the other. */
  #tasks: Promise<unknown> = Promise.resolve();
  #recovering = false;
  #destroyed = false;

  constructor(parts: MachineParts, options: MachineOptions) {
    this.#parts = parts;
    this.#options = options;
    const { now } = options;
    const send = (bytes: Uint8Array) => this.#emulator?.serial_send_bytes(agentPort, bytes);
    // In a snapshot the time has stood still, and while it boots the guest loses some.
    const firstCommand = () => `date -s @${Math.round(now() / 1000)}`;
    this.#agent = new Agent({ now, send, firstCommand, onLost: (reason) => this.#recover(reason) });
  }

  /** Comes before anything else. */
  async start(): Promise<void> {
    const { boot, snapshot } = this.#parts;
    const emulator = await createEmulator(this.#parts, {
      console: (byte) => this.#console.push(byte),
      agent: (byte) => this.#frames.push(byte),
      halted: () => this.#recover('The guest was powered off.'),
    });
    this.#emulator = emulator;
    if (boot) {
      this.#agent.boot();
      await emulator.run();
    } else if (snapshot) {
      await this.#restore(emulator, snapshot);
    } else {
      throw new Error('A machine needs a snapshot or a kernel.');
    }
  }

  async run(command: string, options: RunOptions = {}): Promise<RunResult> {
    this.#check();
    const length = new TextEncoder().encode(command).length;
    if (length > longestCommand) {
      throw new Error(`The command has ${length} bytes, more than ${longestCommand}; put it into a file of the guest.`);
    }
    return this.#agent.run(command, options);
  }

  async put(path: string, content: Uint8Array, mode = 0o644): Promise<void> {
    const file = quote(path);
    const result = await this.run(`cat > ${file} && chmod ${mode.toString(8)} ${file}`, {
      stdin: content,
      timeout: 60_000,
    });
    if (result.exitCode === 0) return;
    const reason = result.stderr.trim() || (result.reset ? 'the machine was reset' : `exit code ${result.exitCode}`);
    throw new Error(`${path} was not written in the guest: ${reason}`);
  }

  input(bytes: Uint8Array): void {
    this.#emulator?.serial_send_bytes(consolePort, bytes);
  }

  reset(): Promise<void> {
    this.#agent.abandon();
    return this.#next(async (emulator) => {
      await emulator.stop();
      this.#forget();
      try {
        await this.#startAnew(emulator);
      } catch (error) {
        // Nobody may wait for what cannot come back.
        void this.destroy();
        throw error;
      }
    });
  }

  stop(): Promise<void> {
    return this.#next(async (emulator) => {
      this.#agent.pause();
      await emulator.stop();
    });
  }

  resume(): Promise<void> {
    return this.#next(async (emulator) => {
      await emulator.run();
      this.#agent.resume();
    });
  }

  save(): Promise<ArrayBuffer> {
    return this.#next(async (emulator) => {
      const running = emulator.is_running();
      await emulator.stop();
      const snapshot = await emulator.save_state();
      if (running) await emulator.run();
      return snapshot;
    });
  }

  async destroy(): Promise<void> {
    if (this.#destroyed) return;
    this.#agent.abandon();
    const destroyed = this.#next(async (emulator) => {
      // A reset that was under way has begun anew.
      this.#agent.abandon();
      this.#emulator = null;
      await emulator.destroy();
      this.#forget();
    });
    this.#destroyed = true;
    await destroyed;
  }

  async #startAnew(emulator: Emulator): Promise<void> {
    if (this.#parts.snapshot) {
      await this.#restore(emulator, this.#parts.snapshot);
    } else {
      await emulator.destroy();
      await this.start();
    }
  }

  async #restore(emulator: Emulator, snapshot: ArrayBuffer): Promise<void> {
    try {
      await restore(emulator, snapshot);
    } catch (error) {
      throw new Error(`The snapshot could not be restored: ${error instanceof Error ? error.message : error}`);
    }
    await emulator.run();
    this.#agent.restored();
  }

  /** Drops what the guest sent before a reset. */
  #forget(): void {
    this.#console.clear();
    this.#frames.clear();
    this.#panic.clear();
    this.#decoder = new AgentDecoder();
  }

  #show(bytes: Uint8Array): void {
    const panic = this.#panic.push(bytes);
    this.#options.onConsole(bytes);
    if (panic) this.#recover(`${panic}.`);
  }

  #receive(bytes: Uint8Array): void {
    for (const frame of this.#decoder.push(bytes)) this.#agent.receive(frame);
  }

  /** Nothing of the guest can be relied on any more. */
  #recover(reason: string): void {
    if (this.#destroyed || this.#recovering) return;
    this.#recovering = true;
    this.#options.onFailure?.(reason);
    // Without a snapshot there is nothing to go back to that would not fail again.
    (this.#parts.snapshot ? this.reset() : this.destroy())
      .catch((error: unknown) => this.#options.onFailure?.(`The machine cannot be reset: ${error}`))
      .finally(() => {
        this.#recovering = false;
      });
  }

  #check(): void {
    if (this.#destroyed) throw new Error('The machine is destroyed.');
  }

  #next<Result>(task: (emulator: Emulator) => Promise<Result>): Promise<Result> {
    const done = this.#tasks.then(() => {
      if (!this.#emulator) throw new Error('The machine is destroyed.');
      return task(this.#emulator);
    });
    this.#tasks = done.catch(() => {});
    return done;
  }
}
