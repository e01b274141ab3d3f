import type { TerminalSink } from './run-view.ts';

/** How much of a terminal's text is kept for a window that is opened later, in bytes. */
export const longestLog = 256 * 1024;

/** What the terminal has been given since it was last cleared, its beginning forgotten when it gets long. */
export interface RunLog {
  /** Bytes written since the last clear, the forgotten ones included. */
  end(): number;
  /** What is kept; the last byte of it is the one before `end`. */
  bytes(): Uint8Array<ArrayBuffer>;
  write(bytes: Uint8Array): void;
  /** @param forgotten how many bytes came before what is written next, if anybody knows */
  clear(forgotten?: number): void;
  /** The sink gets what is kept, and then what comes. Returns the function that takes it away. */
  attach(sink: TerminalSink): () => void;
}

const newline = 10;

export function createRunLog(): RunLog {
  const sinks = new Set<TerminalSink>();
  let kept: Uint8Array[] = [];
  let length = 0;
  let forgotten = 0;

  const bytes = () => join(kept, length);
  const forget = () => {
    const all = bytes();
    // Half of it at once, so that a talkative program does not pay for this with each byte; and whole lines.
    const cut = all.length - longestLog / 2;
    const lineEnd = all.indexOf(newline, cut);
    const rest = all.slice(lineEnd < 0 ? cut : lineEnd + 1);
    forgotten += all.length - rest.length;
    kept = [rest];
    length = rest.length;
  };
  return {
    end: () => forgotten + length,
    bytes,
    write(more) {
      if (more.length === 0) return;
      // Its own copy: the buffer may be handed on to a worker.
      kept.push(more.slice());
      length += more.length;
      if (length > longestLog) forget();
      for (const sink of sinks) sink.write(more);
    },
    clear(before = 0) {
      kept = [];
      length = 0;
      forgotten = before;
      for (const sink of sinks) sink.clear();
    },
    attach(sink) {
      sink.clear();
      if (length > 0) sink.write(bytes());
      sinks.add(sink);
      return () => sinks.delete(sink);
    },
  };
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
