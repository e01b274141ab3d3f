import type { RunEvent } from '../machine.ts';
import type { RecordedEvent } from '../recording.ts';

/** Writes down what a run does and when. */
export class Recorder {
  readonly #now: () => number;
  readonly #start: number;
  readonly #events: RecordedEvent[] = [];
  // Bytes of one character may come in two parts.
  readonly #decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };

  /** @param now the time in milliseconds; the run begins now */
  constructor(now: () => number) {
    this.#now = now;
    this.#start = now();
  }

  add(event: RunEvent): void {
    const ms = Math.round(this.#now() - this.#start);
    if (event.kind === 'line') {
      this.#events.push([ms, 'line', event.line]);
      return;
    }
    const text = this.#decoders[event.kind].decode(event.bytes, { stream: true });
    const last = this.#events.at(-1);
    if (last && last[0] === ms && last[1] === event.kind) this.#events.pop();
    const before = last && last[0] === ms && last[1] === event.kind ? last[2] : '';
    if (before + text !== '') this.#events.push([ms, event.kind, before + text]);
  }

  get events(): readonly RecordedEvent[] {
    return this.#events;
  }
}
