import type { Recording } from './recording.ts';

/** `booting` is a cold boot that people watch; `failed` is a run that there is not even a recording of. */
export type RunStatus = 'idle' | 'loading' | 'booting' | 'running' | 'ended' | 'failed';

/** What all windows of a talk show of the machine, beside its terminal. */
export interface RunView {
  /** Name of the program in the guest; null before the first run and while the machine is booted. */
  readonly program: string | null;
  readonly status: RunStatus;
  readonly from: 'machine' | 'recording';
  /** The source line that is running. */
  readonly line: number | null;
  /** Null until the run has ended, and for good when nobody knows how it did. */
  readonly exitCode: number | null;
  /** How long it took: the guest's milliseconds for a program, the page's for a boot. */
  readonly ms: number | null;
  /** The kernel, as `uname -r` has it. */
  readonly release: string | null;
  /** The day a recording was made, as `2026-11-28`; null for a run of the machine. */
  readonly date: string | null;
  /** One sentence: why it failed, or why it is a recording. */
  readonly reason: string | null;
}

/** Nothing has run yet. */
export const idleView: RunView = {
  program: null,
  status: 'idle',
  from: 'machine',
  line: null,
  exitCode: null,
  ms: null,
  release: null,
  date: null,
  reason: null,
};

/** While something is going on whose end is still to come. */
export function isLive({ status }: RunView): boolean {
  return status === 'loading' || status === 'booting' || status === 'running';
}

/** What draws the terminal. */
export interface TerminalSink {
  clear(): void;
  write(bytes: Uint8Array): void;
}

/** What the windows of a talk have in common of the machine. Every call is safe at any time; none throws. */
export interface RunSession {
  /** False where the deck was built without an image: runs are recordings, and nothing can be booted. */
  readonly hasMachine: boolean;
  /** The same object until a listener is called. */
  get(): RunView;
  /** Returns the function that unsubscribes. */
  subscribe(listener: () => void): () => void;
  /** The sink first gets everything since the terminal was last cleared. Returns the function that takes it away. */
  attach(sink: TerminalSink): () => void;
  /** Tells the recording of a program, so that any window of the talk can ask for a run of it. */
  know(program: string, recording: Recording | null): void;
  /** Resets the machine, clears the terminal, runs the program; plays the recording where there is no machine. */
  start(program: string, recording: Recording | null): void;
  /** Boots the machine from its kernel, for people to watch. */
  boot(): void;
  /** What was typed into the terminal. */
  input(bytes: Uint8Array): void;
  /** Shows at once what is still held back for the eye. */
  finish(): void;
  /** The size of this window's terminal; of use only while this window runs the machine. */
  resize(columns: number, rows: number): void;
  /** A run is near: downloads and restores the machine, and keeps it stopped. */
  warm(): void;
  /** The slide of a run is seen: the machine goes on. */
  resume(): void;
  /** Nobody sees it: the machine stops, and costs nothing. */
  pause(): void;
  /** No run is near: ends the machine and gives its memory back. */
  release(): void;
}
