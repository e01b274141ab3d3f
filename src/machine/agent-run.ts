import {
  type AgentFrame,
  encodeEndOfStdin,
  encodeKill,
  encodeRun,
  encodeStdin,
  stdinWindow,
} from './agent-protocol.ts';
import { type RunOptions, type RunResult, unknownExit } from './run.ts';
import { RunTimer } from './run-timer.ts';

const defaultTimeout = 10_000;
/** How long the agent may take to kill a program, in milliseconds. */
const killTimeout = 1000;

/** What a run needs of the machine it is on. */
export interface RunHost {
  now(): number;
  send(bytes: Uint8Array): void;
  /** The program was to be killed, but did not end: the agent does not answer any more. */
  onLost(): void;
}

/** One run of a command, from its start to its result. */
export class AgentRun {
  readonly result: Promise<RunResult>;
  #settle: (result: RunResult) => void = () => {};
  readonly #command: string;
  readonly #options: RunOptions;
  readonly #host: RunHost;
  readonly #timer: RunTimer;
  readonly #stdout = new OutputText();
  readonly #stderr = new OutputText();
  #id = 0;
  /** How many bytes of stdin were sent, and how many of those the program has taken. */
  #sent = 0;
  #taken = 0;
  #stdinEnded = false;
  #timedOut = false;

  constructor(command: string, options: RunOptions, host: RunHost) {
    this.#command = command;
    this.#options = options;
    this.#host = host;
    this.#timer = new RunTimer(host.now);
    this.result = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** Sends the command to an agent that waits for one. */
  start(id: number): void {
    this.#id = id;
    this.#host.send(encodeRun(id, this.#command));
    this.#sendStdin();
    this.#timer.limit(this.#options.timeout ?? defaultTimeout, () => this.#kill());
    this.#timer.resume();
  }

  pause(): void {
    this.#timer.pause();
  }

  resume(): void {
    this.#timer.resume();
  }

  /** Takes what the agent tells of this run. @returns whether the run is over */
  receive(frame: AgentFrame): boolean {
    if (frame.kind === 'ready' || frame.id !== this.#id) return false;
    if (frame.kind === 'exit') {
      this.#end({ exitCode: frame.status, guestMs: frame.ms, reset: false });
      return true;
    }
    if (frame.kind === 'taken') this.#acknowledge(frame.bytes);
    else if (frame.kind === 'line') this.#options.onEvent?.({ kind: 'line', line: frame.line });
    else this.#print(frame.kind, frame.bytes);
    return false;
  }

  /** Ends it without the agent: the machine it was on is gone. */
  abandon(): void {
    this.#end({ exitCode: unknownExit, guestMs: 0, reset: true });
  }

  #print(kind: 'stdout' | 'stderr', bytes: Uint8Array): void {
    (kind === 'stdout' ? this.#stdout : this.#stderr).add(bytes);
    this.#options.onEvent?.({ kind, bytes });
  }

  #acknowledge(bytes: number): void {
    this.#taken = Math.min(this.#sent, this.#taken + bytes);
    this.#sendStdin();
  }

  #sendStdin(): void {
    const stdin = this.#options.stdin ?? new Uint8Array();
    const part = stdin.subarray(this.#sent, this.#taken + stdinWindow);
    if (part.length > 0) this.#host.send(encodeStdin(this.#id, part));
    this.#sent += part.length;
    if (this.#sent < stdin.length || this.#stdinEnded) return;
    this.#stdinEnded = true;
    this.#host.send(encodeEndOfStdin(this.#id));
  }

  #kill(): void {
    this.#timedOut = true;
    this.#host.send(encodeKill(this.#id));
    this.#timer.limit(killTimeout, () => this.#host.onLost());
  }

  #end(how: Pick<RunResult, 'exitCode' | 'guestMs' | 'reset'>): void {
    this.#timer.pause();
    this.#settle({
      ...how,
      stdout: this.#stdout.end(),
      stderr: this.#stderr.end(),
      ms: this.#timer.elapsed(),
      timedOut: this.#timedOut,
    });
  }
}

/** Bytes of UTF-8 that may be split anywhere, as text. What is no UTF-8 becomes U+FFFD. */
class OutputText {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #parts: string[] = [];

  add(bytes: Uint8Array): void {
    this.#parts.push(this.#decoder.decode(bytes, { stream: true }));
  }

  end(): string {
    return this.#parts.join('') + this.#decoder.decode();
  }
}
