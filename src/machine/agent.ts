import { type AgentFrame, protocolVersion } from './agent-protocol.ts';
import { AgentRun } from './agent-run.ts';
import type { RunOptions, RunResult } from './run.ts';
import { RunTimer } from './run-timer.ts';

/** How long the guest may take to boot, in milliseconds. */
const bootTimeout = 60_000;
/** How long the first command may take, in milliseconds. */
const firstTimeout = 5000;

/** What the agent needs of the machine it is in. */
export interface AgentHost {
  now(): number;
  send(bytes: Uint8Array): void;
  /** The command that comes before all others when the guest starts to run: its clock has to be set. */
  firstCommand(): string;
  /** The agent can no longer be relied on. @param reason one sentence */
  onLost(reason: string): void;
}

/** Runs commands through the agent, one at a time, in the order in which they were asked for. */
export class Agent {
  readonly #host: AgentHost;
  #state: 'gone' | 'booting' | 'ready' = 'gone';
  #paused = false;
  readonly #boot: RunTimer;
  #current: AgentRun | null = null;
  #waiting: AgentRun[] = [];
  #lastId = 0;

  constructor(host: AgentHost) {
    this.#host = host;
    this.#boot = new RunTimer(host.now);
  }

  /** The guest boots from now on: the agent will say when it is ready. */
  boot(): void {
    this.#state = 'booting';
    this.#paused = false;
    this.#boot.limit(bootTimeout, () =>
      this.#host.onLost(`The guest did not finish booting within ${bootTimeout / 1000} s.`),
    );
    this.#boot.resume();
  }

  /** The guest runs from a snapshot, in which the agent waits for commands. */
  restored(): void {
    this.#paused = false;
    this.#begin();
  }

  /** The guest is gone, and with it what is under way or waits. What is asked for from now on waits for the next. */
  abandon(): void {
    this.#state = 'gone';
    this.#boot.pause();
    const runs = this.#current ? [this.#current, ...this.#waiting] : this.#waiting;
    this.#current = null;
    this.#waiting = [];
    for (const run of runs) run.abandon();
  }

  run(command: string, options: RunOptions): Promise<RunResult> {
    const run = new AgentRun(command, options, this.#runHost());
    this.#waiting.push(run);
    this.#startNext();
    return run.result;
  }

  receive(frame: AgentFrame): void {
    if (this.#state === 'gone') return;
    if (frame.kind === 'ready') this.#greet(frame.version);
    else if (this.#current?.receive(frame)) {
      this.#current = null;
      this.#startNext();
    }
  }

  pause(): void {
    this.#paused = true;
    this.#boot.pause();
    this.#current?.pause();
  }

  resume(): void {
    this.#paused = false;
    if (this.#state === 'booting') this.#boot.resume();
    this.#current?.resume();
    this.#startNext();
  }

  #greet(version: number): void {
    const versions = `version ${version} of the agent's protocol, not ${protocolVersion}`;
    if (version !== protocolVersion) {
      this.#host.onLost(`The image speaks ${versions}; make it again with "npm run machine".`);
    } else if (this.#current) {
      this.#host.onLost('The agent ended while it ran a program.');
    } else {
      this.#boot.pause();
      this.#begin();
    }
  }

  #begin(): void {
    this.#state = 'ready';
    // Programs run even when this one does not.
    const skip = () => {
      run.abandon();
      this.#current = null;
      this.#startNext();
    };
    const host = { ...this.#runHost(), onLost: skip };
    const run = new AgentRun(this.#host.firstCommand(), { timeout: firstTimeout }, host);
    this.#waiting.unshift(run);
    this.#startNext();
  }

  #startNext(): void {
    if (this.#state !== 'ready' || this.#paused || this.#current) return;
    const next = this.#waiting.shift();
    if (!next) return;
    this.#current = next;
    this.#lastId += 1;
    next.start(this.#lastId);
  }

  #runHost() {
    const { now, send, onLost } = this.#host;
    return { now, send, onLost: () => onLost('The program did not end when it was killed.') };
  }
}
