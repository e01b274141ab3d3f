import type { Machine, MachineOptions } from './machine.ts';
import { type Report, type Request, readRequest } from './worker-messages.ts';

/** What the worker's side of the conversation needs. */
export interface ServerOptions {
  post(report: Report, transfer: Transferable[]): void;
  now(): number;
  /** Makes the machine that a `start` asks for. */
  create(start: Extract<Request, { kind: 'start' }>, options: MachineOptions): Promise<Machine>;
}

/** Answers the page's requests; one that cannot be met is answered with a sentence, and nothing is left open. */
export function serveRequests({ post, now, create }: ServerOptions): (message: unknown) => void {
  const notStarted = Promise.reject<Machine>(new Error('The machine has not been started.'));
  notStarted.catch(() => {});
  let machine = notStarted;

  const options: MachineOptions = {
    now,
    onConsole: (bytes) => post({ kind: 'console', bytes }, [bytes.buffer]),
    onFailure: (reason) => post({ kind: 'failure', reason }, []),
  };
  const perform = async (request: Exclude<Request, { kind: 'input' }>) => {
    const { call } = request;
    if (request.kind === 'start') machine = create(request, options);
    const running = await machine;
    if (request.kind === 'start') return undefined;
    if (request.kind === 'put') return running.put(request.path, request.content, request.mode);
    if (request.kind !== 'run') return running[request.kind]();
    const { command, stdin, timeout } = request;
    return running.run(command, {
      ...(stdin && { stdin }),
      ...(timeout !== undefined && { timeout }),
      onEvent: (event) => post({ kind: 'event', call, event }, event.kind === 'line' ? [] : [event.bytes.buffer]),
    });
  };

  return (message) => {
    const request = readRequest(message);
    if (!request) return;
    if (request.kind === 'input') {
      void machine.then((running) => running.input(request.bytes)).catch(() => {});
      return;
    }
    const { call } = request;
    perform(request).then(
      (value) => post({ kind: 'done', call, value: value ?? undefined }, value instanceof ArrayBuffer ? [value] : []),
      (error: unknown) =>
        post({ kind: 'failed', call, reason: error instanceof Error ? error.message : String(error) }, []),
    );
  };
}
