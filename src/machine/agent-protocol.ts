/** The version of the protocol that the agent of an image must speak. */
export const protocolVersion = 1;

/** How many bytes of stdin may be under way that the program has not taken, so that no buffer between overflows. */
export const stdinWindow = 2048;

/** The longest command that the agent takes, in bytes of UTF-8. */
export const longestCommand = 32_768;

/** What the agent tells. */
export type AgentFrame =
  | { kind: 'ready'; version: number }
  | { kind: 'stdout' | 'stderr'; id: number; bytes: Uint8Array }
  /** The source line that is running. */
  | { kind: 'line'; id: number; line: number }
  /** So many bytes of its stdin has the program taken. */
  | { kind: 'taken'; id: number; bytes: number }
  /** @property status as the shell has it: 128 and the signal's number when it was killed */
  | { kind: 'exit'; id: number; status: number; ms: number };

/** Bytes for the agent: run this command. */
export function encodeRun(id: number, command: string): Uint8Array {
  const bytes = encoder.encode(command);
  return join(`RUN ${id} ${bytes.length}\n`, bytes);
}

/** Bytes for the agent: this much more of a run's stdin. */
export function encodeStdin(id: number, bytes: Uint8Array): Uint8Array {
  return join(`IN ${id} ${bytes.length}\n`, bytes);
}

/** Bytes for the agent: the end of a run's stdin. */
export const encodeEndOfStdin = (id: number): Uint8Array => encoder.encode(`EOF ${id}\n`);

/** Bytes for the agent: SIGKILL to the run's process group. */
export const encodeKill = (id: number): Uint8Array => encoder.encode(`KILL ${id}\n`);

const encoder = new TextEncoder();

function join(header: string, body: Uint8Array): Uint8Array {
  const start = encoder.encode(header);
  const whole = new Uint8Array(start.length + body.length);
  whole.set(start);
  whole.set(body, start.length);
  return whole;
}

const startOfFrame = 2;
const newline = 10;
/** Longer headers and bodies are not the agent's. */
const longestHeader = 40;
const longestBody = 65_536;

type Body = Extract<AgentFrame, { bytes: Uint8Array }>;

/**
 * Finds the agent's frames in the bytes of the serial port, however they are split. The programs of the guest can
 * write there too: what is no frame is skipped up to the next start of one, and nothing throws or grows without end.
 */
export class AgentDecoder {
  #header: string | null = null;
  #body: Body | null = null;
  /** How much of the body is there. */
  #filled = 0;

  push(bytes: Uint8Array): AgentFrame[] {
    const frames: AgentFrame[] = [];
    for (let at = 0; at < bytes.length; ) {
      at += this.#body ? this.#fill(this.#body, bytes.subarray(at), frames) : this.#read(bytes[at] as number, frames);
    }
    return frames;
  }

  #fill(body: Body, bytes: Uint8Array, frames: AgentFrame[]): number {
    const part = bytes.subarray(0, body.bytes.length - this.#filled);
    body.bytes.set(part, this.#filled);
    this.#filled += part.length;
    if (this.#filled === body.bytes.length) this.#finish(body, frames);
    return part.length;
  }

  #read(byte: number, frames: AgentFrame[]): number {
    if (byte === startOfFrame) this.#header = '';
    else if (this.#header === null) return 1;
    else if (byte === newline) this.#start(this.#header, frames);
    else if (this.#header.length === longestHeader) this.#header = null;
    else this.#header += String.fromCharCode(byte);
    return 1;
  }

  #start(header: string, frames: AgentFrame[]): void {
    this.#header = null;
    const frame = readHeader(header);
    if (!frame) return;
    if ((frame.kind === 'stdout' || frame.kind === 'stderr') && frame.bytes.length > 0) this.#body = frame;
    else frames.push(frame);
  }

  #finish(body: Body, frames: AgentFrame[]): void {
    frames.push(body);
    this.#body = null;
    this.#filled = 0;
  }
}

/** The frame that a header announces, its body still empty; null when it is none. */
function readHeader(header: string): AgentFrame | null {
  const [, letter, ...texts] = /^([ROELAX]) (\d{1,9})(?: (\d{1,9}))?(?: (\d{1,9}))?$/.exec(header) ?? [];
  const [first, second, third] = texts.flatMap((text) => (text === undefined ? [] : [Number(text)]));
  if (letter === undefined || first === undefined) return null;
  if (letter === 'R') return second === undefined ? { kind: 'ready', version: first } : null;
  if (first === 0 || second === undefined) return null;
  if (letter === 'X') return third === undefined || second > 255 ? null : exit(first, second, third);
  if (third !== undefined) return null;
  if (letter === 'L') return { kind: 'line', id: first, line: second };
  if (letter === 'A') return { kind: 'taken', id: first, bytes: second };
  if (second > longestBody) return null;
  return { kind: letter === 'O' ? 'stdout' : 'stderr', id: first, bytes: new Uint8Array(second) };
}

const exit = (id: number, status: number, ms: number): AgentFrame => ({ kind: 'exit', id, status, ms });
