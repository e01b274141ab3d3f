import type { Channel } from '../platform/channel.ts';
import type { PageLife } from '../platform/page-life.ts';
import type { Peers } from '../windows/peers.ts';
import { Assignment, type AssignmentOptions, type StartRequest } from './assignment.ts';
import { after } from './pacing.ts';
import type { Recording } from './recording.ts';
import {
  isProgram,
  longestInput,
  type RunMessage,
  type RunMessageBody,
  type RunReport,
  readRunMessage,
} from './run-messages.ts';
import { idleView, isLive, type RunSession, type RunView, type TerminalSink } from './run-view.ts';
import { Runner } from './runner.ts';
import type { MachineSource } from './session-machine.ts';
import { SharedRun } from './shared-run.ts';

/** What a window needs to take part in the runs of its talk. */
export interface SessionOptions extends AssignmentOptions {
  /** Tells decks apart that share an address, as `fingerprintOf` gives it. */
  readonly deck: () => string;
  readonly channel: Channel;
  readonly page: PageLife;
  readonly peers: Peers;
  /** How long a running line stays lit at least, in milliseconds. */
  readonly lineStays: () => number;
  /** Null where the deck was built without an image. */
  readonly machine: MachineSource | null;
}

/** How long a window waits for the answer to its question before it asks again, in milliseconds. */
const answerWithin = 1000;

/**
 * What a window shows and does of the talk's machine. Windows of one talk show the same run: the one that began
 * last, in whichever window (`SharedRun`); who runs it is for `Assignment` to say. A window that is opened later, or
 * has missed something, asks, and is told everything that is kept.
 */
export function createSession(options: SessionOptions): RunSession {
  return new Session(options);
}

class Session implements RunSession {
  readonly hasMachine: boolean;
  readonly #options: SessionOptions;
  readonly #recordings = new Map<string, Recording | null>();
  readonly #run: SharedRun;
  readonly #runner: Runner;
  readonly #assignment: Assignment;
  #asked = false;

  constructor(options: SessionOptions) {
    const { id, clock, lineStays, machine, channel, page, peers } = options;
    this.hasMachine = machine !== null;
    this.#options = options;
    this.#run = new SharedRun(id, clock.now, (report) => this.#post(report));
    this.#runner = new Runner({ clock, lineStays, machine, output: this.#run });
    this.#assignment = new Assignment(options, {
      run: this.#run,
      runner: this.#runner,
      perform: (request) => this.#perform(request),
      ask: (request) => this.#post(request),
    });
    channel.listen((value) => this.#receive(value));
    page.onLeave(() => this.#leave());
    page.onReturn(() => this.#post({ kind: 'hello' }));
    // Whom this window may hear has changed.
    peers.subscribe(() => this.#post({ kind: 'hello' }));
    this.#post({ kind: 'hello' });
  }

  get = (): RunView => this.#run.view();
  subscribe = (listener: () => void): (() => void) => this.#run.subscribe(listener);
  attach = (sink: TerminalSink): (() => void) => this.#run.attach(sink);

  know(program: string, recording: Recording | null): void {
    if (recording) this.#recordings.set(program, recording);
  }

  start(program: string, recording: Recording | null): void {
    if (!isProgram(program)) return;
    this.know(program, recording);
    this.#assignment.want({ kind: 'start', program });
  }

  boot(): void {
    this.#assignment.want({ kind: 'boot' });
  }

  input(bytes: Uint8Array): void {
    if (this.get().status === 'idle') return;
    if (this.#run.isMine()) this.#runner.input(bytes);
    else this.#sendInput(bytes);
  }

  finish(): void {
    if (this.#run.isMine()) this.#runner.finish();
    else this.#post({ kind: 'finish' });
  }

  resize(columns: number, rows: number): void {
    if (isSize(columns) && isSize(rows)) this.#runner.resize(columns, rows);
  }

  warm(): void {
    if (this.hasMachine) this.#assignment.warm();
  }

  resume(): void {
    this.#runner.resume();
  }

  pause(): void {
    this.#runner.pause();
  }

  release(): void {
    if (this.#run.isMine() && isLive(this.get())) this.#run.begin(idleView);
    this.#assignment.giveUp();
  }

  #leave(): void {
    this.#run.lose(this.#options.id);
    this.#assignment.giveUp();
    this.#post({ kind: 'bye' });
  }

  #perform(request: StartRequest): void {
    if (request.kind === 'boot') this.#runner.boot();
    else this.#runner.start(request.program, this.#recordings.get(request.program) ?? null);
  }

  #sendInput(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += longestInput) {
      this.#post({ kind: 'input', bytes: bytes.slice(at, at + longestInput) });
    }
  }

  #post(body: RunMessageBody): void {
    const { id, role, deck, channel } = this.#options;
    channel.post({ v: 1, deck: deck(), from: id, role, ...body });
  }

  #receive(value: unknown): void {
    const message = readRunMessage(value, this.#options.deck());
    if (!message || !this.#hears(message)) return;
    if (message.kind === 'run') this.#hear(message);
    else if (message.kind === 'start' || message.kind === 'boot') this.#assignment.hear(message, message.from);
    else if (message.kind === 'hello') this.#answer();
    else if (message.kind === 'bye') this.#run.lose(message.from);
    else if (!this.#run.isMine()) return;
    else if (message.kind === 'input') this.#runner.input(message.bytes);
    else this.#runner.finish();
  }

  /** Stages hear each other only while a console links them. */
  #hears({ role }: RunMessage): boolean {
    return role === 'console' || this.#options.role === 'console' || this.#assignment.linked();
  }

  #hear(report: RunReport): void {
    const mine = this.#run.isMine();
    const heard = this.#run.hear(report);
    if (heard === 'missed') this.#askForAll();
    if (heard === 'taken') this.#asked = false;
    // A run that began later than the one here.
    if (mine && !this.#run.isMine()) this.#assignment.giveUp();
  }

  #askForAll(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#post({ kind: 'hello' });
    after(this.#options.clock, answerWithin, () => {
      this.#asked = false;
    });
  }

  #answer(): void {
    const report = this.#run.whole();
    if (report) this.#post(report);
  }
}

const isSize = (value: number) => Number.isInteger(value) && value >= 2 && value <= 500;
