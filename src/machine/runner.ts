import type { Clock } from '../platform/clock.ts';
import { createConsoleFilter } from './console-filter.ts';
import { createPacer } from './pacing.ts';
import { type Playback, play } from './playback.ts';
import type { Recording } from './recording.ts';
import type { RunEvent, RunResult } from './run.ts';
import { longestReason } from './run-messages.ts';
import { idleView, type RunView } from './run-view.ts';
import type { MachineSource, SessionMachine } from './session-machine.ts';
import type { SharedRun } from './shared-run.ts';
import { createOutputText, headingOf } from './terminal-text.ts';

/** What a window needs to run programs itself. */
export interface RunnerOptions {
  readonly clock: Pick<Clock, 'now' | 'every'>;
  /** How long a running line stays lit at least, in milliseconds. */
  readonly lineStays: () => number;
  /** Null where the deck was built without an image. */
  readonly machine: MachineSource | null;
  /** Where it is shown. */
  readonly output: Pick<SharedRun, 'begin' | 'change' | 'write'>;
}

const noMachine = 'This copy of the deck was built without the machine; npm run machine makes it.';
const carriageReturn = Uint8Array.of(13);

/** Runs programs in this window: on its machine, or from recordings where there is none or it fails. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #pacer;
  /** Counts runs: what belongs to an earlier one is not shown any more. */
  #run = 0;
  #playback: Playback | null = null;
  /** Whether what the guest's shell prints belongs to what is shown. */
  #listening = false;
  #filter = createConsoleFilter();
  /** Whether the machine has been used since it was opened. */
  #used = false;
  #size: string | null = null;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#pacer = createPacer(options.clock, options.lineStays);
    options.machine?.client.onConsole((bytes) => this.#showConsole(bytes));
  }

  start(program: string, recording: Recording | null): void {
    const run = this.#begin({ program, status: 'loading' });
    const client = this.#options.machine?.client;
    if (client) void this.#runProgram(client, run, program, recording);
    else this.#play(program, recording, noMachine);
  }

  boot(): void {
    const run = this.#begin({ status: 'booting' });
    const client = this.#options.machine?.client;
    if (client) void this.#watchBoot(client, run);
    else this.#options.output.change({ status: 'failed', reason: noMachine });
  }

  input(bytes: Uint8Array): void {
    const client = this.#options.machine?.client;
    if (!this.#listening || !client) return;
    // After a way to other slides and back it is a new one, which has waited.
    if (!this.#used) quietly(client.resume());
    this.#used = true;
    client.input(bytes);
  }

  finish(): void {
    this.#playback?.finish();
    this.#pacer.finish();
  }

  /** The size of the terminal; the guest is told before the next program. */
  resize(columns: number, rows: number): void {
    this.#size = `stty -F /dev/ttyS0 cols ${columns} rows ${rows}`;
  }

  /** Loads and restores the machine, and stops it until somebody wants it. */
  warm(): void {
    const client = this.#options.machine?.client;
    const status = client?.state().status;
    if (!client || (status !== 'none' && status !== 'failed')) return;
    // One that cannot be had says so when a program is to run.
    client.load().then(() => {
      if (this.#used) return;
      this.#listening = true;
      quietly(client.stop());
    }, ignore);
  }

  /** What is used goes on. A machine that nobody has used yet stays stopped: it would only cost. */
  resume(): void {
    if (this.#used) quietly(this.#options.machine?.client.resume());
  }

  pause(): void {
    quietly(this.#options.machine?.client.stop());
  }

  /** Ends what runs without showing anything of it any more, and the machine with it. */
  close(): void {
    this.#cancel();
    this.#used = false;
    this.#options.machine?.client.dispose();
  }

  #cancel(): number {
    this.#playback?.stop();
    this.#playback = null;
    this.#pacer.restart();
    this.#listening = false;
    this.#run += 1;
    return this.#run;
  }

  #begin(view: Partial<RunView>): number {
    const run = this.#cancel();
    const release = this.#options.machine?.release ?? null;
    this.#options.output.begin({ ...idleView, release, ...view });
    return run;
  }

  async #runProgram(client: SessionMachine, run: number, program: string, recording: Recording | null): Promise<void> {
    try {
      this.#used = true;
      await client.reset();
      if (run !== this.#run) return;
      if (this.#size) await client.run(this.#size);
      if (run !== this.#run) return;
      this.#listen();
      this.#options.output.change({ status: 'running' });
      this.#options.output.write(headingOf(program));
      const show = this.#shower();
      const result = await client.run(program, { onEvent: (event) => run === this.#run && show(event) });
      if (run === this.#run) this.#pacer.next(() => this.#end(result));
    } catch (error) {
      if (run === this.#run) this.#fallBack(program, recording, error);
    }
  }

  #fallBack(program: string, recording: Recording | null, error: unknown): void {
    this.close();
    this.#begin({ program, status: 'loading' });
    this.#play(program, recording, failure('The machine did not start', error));
  }

  async #watchBoot(client: SessionMachine, run: number): Promise<void> {
    const { clock, output } = this.#options;
    const began = clock.now();
    try {
      this.#used = true;
      this.#listen();
      await client.boot();
      if (run === this.#run) output.change({ status: 'ended', ms: Math.max(0, clock.now() - began) });
    } catch (error) {
      if (run !== this.#run) return;
      this.close();
      output.change({ status: 'failed', reason: failure('The machine did not boot', error) });
    }
  }

  #listen(): void {
    this.#listening = true;
    this.#filter = createConsoleFilter();
  }

  #showConsole(bytes: Uint8Array): void {
    if (!this.#listening) return;
    const shown = this.#filter(bytes);
    this.#pacer.next(() => this.#options.output.write(shown));
  }

  /** Shows what a program does, and keeps between two outputs what was cut off. */
  #shower(): (event: RunEvent) => void {
    const { output } = this.#options;
    const texts = { stdout: createOutputText('stdout'), stderr: createOutputText('stderr') };
    return (event) => {
      if (event.kind === 'line') return this.#pacer.line(() => output.change({ line: event.line }));
      const text = texts[event.kind].take(event.bytes);
      this.#pacer.next(() => output.write(text));
    };
  }

  #end({ exitCode, guestMs, timedOut, reset }: RunResult): void {
    const { output } = this.#options;
    if (reset) {
      const reason = this.#options.machine?.client.state().reason ?? 'The machine was reset while the program ran.';
      output.change({ status: 'failed', line: null, reason: reason.slice(0, longestReason) });
      return;
    }
    const reason = timedOut ? 'It took too long and was killed.' : null;
    output.change({ status: 'ended', line: null, exitCode, ms: guestMs, reason });
    // The shell shows its prompt below.
    this.#options.machine?.client.input(carriageReturn);
  }

  #play(program: string, recording: Recording | null, reason: string): void {
    const { clock, output } = this.#options;
    if (!recording) {
      output.change({ status: 'failed', reason: `${reason} There is no recording of it either.` });
      return;
    }
    const { kernel: release, date, exitCode, ms } = recording;
    output.change({ status: 'running', from: 'recording', release, date, reason });
    output.write(headingOf(program));
    const show = this.#shower();
    const encoder = new TextEncoder();
    const end = () => output.change({ status: 'ended', line: null, exitCode, ms });
    this.#playback = play(recording, clock, {
      event([, kind, what]) {
        if (kind === 'line') show({ kind, line: what as number });
        else show({ kind, bytes: encoder.encode(what as string) });
      },
      end: () => this.#pacer.next(end),
    });
  }
}

const ignore = () => {};

/** What cannot be stopped or resumed is no machine any more; that is told when a program is to run. */
function quietly(promise: Promise<void> | undefined): void {
  promise?.catch(ignore);
}

/** One sentence of bounded length. */
function failure(what: string, error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  return `${what}: ${detail}`.slice(0, longestReason - 60);
}
