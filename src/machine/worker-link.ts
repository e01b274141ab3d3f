import type { RunOptions } from './run.ts';
import { type ImageFiles, type Report, type Request, readReport } from './worker-messages.ts';

/** The part of a worker that the page needs. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onmessageerror' | 'onerror'>;

/** The machine that something was asked of has gone, with its worker. */
export class MachineGone extends Error {
  override readonly name = 'MachineGone';
}

/** A request that is answered, before it has its number. */
export type Question = Exclude<Request, { kind: 'input' }> extends infer Each ? WithoutCall<Each> : never;
type WithoutCall<Each> = Each extends Request ? Omit<Each, 'call'> : never;

/** What the page hears from a worker without having asked. */
export interface LinkListener {
  onConsole(bytes: Uint8Array): void;
  onFailure(reason: string): void;
  /** The worker is of no more use. */
  onCrash(reason: string): void;
}

interface Pending {
  readonly onEvent: RunOptions['onEvent'];
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The conversation with one worker, from its start to its end. Every question is answered or fails. */
export class WorkerLink {
  /** Resolves when the machine is there. */
  readonly started: Promise<void>;
  #isStarted = false;
  #ended: Error | null = null;
  readonly #worker: WorkerPort;
  readonly #listener: LinkListener;
  readonly #pending = new Map<number, Pending>();
  #lastCall = 0;

  constructor(worker: WorkerPort, image: ImageFiles, boot: boolean, listener: LinkListener) {
    this.#worker = worker;
    this.#listener = listener;
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onmessageerror = () => listener.onCrash('A message of the machine could not be read.');
    worker.onerror = (event) => {
      event.preventDefault();
      // A worker that could not be loaded has no message.
      const reason = event.message ? `The machine crashed: ${event.message}` : 'The machine could not be loaded.';
      listener.onCrash(reason);
    };
    this.started = this.#post({ kind: 'start', image, boot }).then(() => {
      this.#isStarted = true;
    });
    this.started.catch(() => {});
  }

  get isStarted(): boolean {
    return this.#isStarted;
  }

  /** Asks once the machine is there. */
  async ask(question: Question, onEvent?: RunOptions['onEvent']): Promise<unknown> {
    await this.started;
    return this.#post(question, onEvent);
  }

  async input(bytes: Uint8Array): Promise<void> {
    await this.started;
    this.#send({ kind: 'input', bytes });
  }

  /** Ends the worker. What it has not answered fails with this error. */
  end(error: Error): void {
    if (this.#ended) return;
    this.#ended = error;
    this.#worker.onmessage = this.#worker.onmessageerror = this.#worker.onerror = null;
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #post(question: Question, onEvent?: RunOptions['onEvent']): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      this.#lastCall += 1;
      this.#pending.set(this.#lastCall, { onEvent, resolve, reject });
      this.#send({ ...question, call: this.#lastCall });
    });
  }

  #send(request: Request): void {
    if (!this.#ended) this.#worker.postMessage(request, buffersOf(request));
  }

  #receive(data: unknown): void {
    const report = readReport(data);
    if (report?.kind === 'console') this.#listener.onConsole(report.bytes);
    else if (report?.kind === 'failure') this.#listener.onFailure(report.reason);
    else if (report) this.#settle(report);
  }

  #settle(report: Extract<Report, { call: number }>): void {
    const pending = this.#pending.get(report.call);
    if (report.kind === 'event') {
      pending?.onEvent?.(report.event);
      return;
    }
    this.#pending.delete(report.call);
    if (report.kind === 'done') pending?.resolve(report.value);
    else pending?.reject(new Error(report.reason));
  }
}

/** What a request hands over instead of copying; the client has made the copy, without what lies around it. */
function buffersOf(request: Request): ArrayBufferLike[] {
  if (request.kind === 'input') return [request.bytes.buffer];
  if (request.kind === 'put') return [request.content.buffer];
  return request.kind === 'run' && request.stdin ? [request.stdin.buffer] : [];
}
