import type { Clock } from '../platform/clock.ts';
import { createConsoleFilter } from './console-filter.ts';
import { createPacer, inTime } from './pacing.ts';
import { type Playback, play } from './playback.ts';
import type { Recording } from './recording.ts';
import type { RunResult } from './run.ts';
import { bounded, failure, noMachine } from './run-reasons.ts';
import { idleView, type RunView } from './run-view.ts';
import type { MachineSource, SessionMachine } from './session-machine.ts';
import type { SharedRun } from './shared-run.ts';
import { showEvents } from './show-events.ts';
import { headingOf } from './terminal-text.ts';

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

/** How long a program waits for the machine before its recording is played, in milliseconds. */
const loadsWithin = 10_000;
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
  /** The run is over, and its terminal belongs to who types. */
  #ended = false;
  /** Whether the machine has been used since it was opened. */
  #used = false;
  #size: string | null = null;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#pacer = createPacer(options.clock, options.lineStays);
    options.machine?.client.onConsole((bytes) => this.#showConsole(bytes));
    options.machine?.client.onState(({ reason }) => this.#tellFailure(reason));
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
    if (!this.#used) void client.resume();
    this.#used = true;
    client.input(bytes);
  }

  finish(): void {
    this.#playback?.finish();
    this.#pacer.finish();
  }

  /** The size of the terminal. The guest is told when nothing runs, and again before each program: a reset forgets. */
  resize(columns: number, rows: number): void {
    const size = `stty -F /dev/ttyS0 cols ${columns} rows ${rows}`;
    if (size === this.#size) return;
    this.#size = size;
    if (this.#listening && this.#used) void this.#options.machine?.client.run(size);
  }

  /** Loads and restores the machine, and stops it until somebody wants it. */
  warm(): void {
    const client = this.#options.machine?.client;
    const status = client?.state().status;
    if (!client || (status !== 'none' && status !== 'failed')) return;
    // One that cannot be had says so when a program is to run.
    client.load().then(
      () => this.#rest(client),
      () => {},
    );
  }

  /** What is used goes on. A machine that nobody has used yet stays stopped: it would only cost. */
  resume(): void {
    if (this.#used) void this.#options.machine?.client.resume();
  }

  pause(): void {
    void this.#options.machine?.client.stop();
  }

  /** Ends what runs without showing anything of it any more, and the machine with it. */
  close(): void {
    this.#cancel();
    this.#used = false;
    this.#options.machine?.client.dispose();
  }

  /** The machine is there before anybody has used it: its shell can be typed to, which wakes it. */
  #rest(client: SessionMachine): void {
    if (this.#used) return;
    this.#listening = true;
    void client.stop();
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
    this.#ended = false;
    const release = this.#options.machine?.release ?? null;
    this.#options.output.begin({ ...idleView, release, ...view });
    return run;
  }

  async #runProgram(client: SessionMachine, run: number, program: string, recording: Recording | null): Promise<void> {
    try {
      this.#used = true;
      const ready = client.reset();
      // A network that stalls must not hold up the talk.
      if (!(await inTime(this.#options.clock, loadsWithin, ready))) {
        if (run === this.#run) this.#playMeanwhile(client, ready, program, recording);
        return;
      }
      if (run !== this.#run) return;
      if (this.#size) await client.run(this.#size);
      if (run !== this.#run) return;
      this.#listen();
      this.#options.output.change({ status: 'running' });
      this.#options.output.write(headingOf(program));
      const show = showEvents(this.#pacer, this.#options.output);
      const result = await client.run(program, { onEvent: (event) => run === this.#run && show(event) });
      if (run === this.#run) this.#pacer.next(() => this.#end(result));
    } catch (error) {
      if (run === this.#run) this.#fallBack(program, recording, error);
    }
  }

  /** The machine goes on loading, for the next time. */
  #playMeanwhile(client: SessionMachine, ready: Promise<void>, program: string, recording: Recording | null): void {
    this.#used = false;
    ready.then(
      () => this.#rest(client),
      () => {},
    );
    this.#play(program, recording, 'The machine is still being loaded.');
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
      if (run !== this.#run) return;
      const { reason } = client.state();
      // A guest that crashed while it booted was reset instead.
      output.change({ status: reason ? 'failed' : 'ended', ms: Math.max(0, clock.now() - began), reason });
      this.#ended = true;
      if (this.#size) void client.run(this.#size);
    } catch (error) {
      if (run !== this.#run) return;
      this.close();
      output.change({ status: 'failed', reason: failure('The machine did not boot', error) });
    }
  }

  /** A command that is typed may end the guest, which then begins anew. While a program runs, its result tells. */
  #tellFailure(reason: string | null): void {
    if (reason === null || !this.#listening || !this.#ended) return;
    this.#options.output.change({ reason: bounded(reason) });
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

  #end({ exitCode, guestMs, timedOut, reset }: RunResult): void {
    const { output } = this.#options;
    if (reset) {
      const reason = this.#options.machine?.client.state().reason ?? 'The machine was reset while the program ran.';
      output.change({ status: 'failed', line: null, reason: bounded(reason) });
      return;
    }
    const reason = timedOut ? 'It took too long and was killed.' : null;
    output.change({ status: 'ended', line: null, exitCode, ms: guestMs, reason });
    this.#ended = true;
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
    const show = showEvents(this.#pacer, this.#options.output);
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
