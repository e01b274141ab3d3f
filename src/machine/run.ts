/** What a run does, as it does it. */
export type RunEvent =
  | { readonly kind: 'stdout' | 'stderr'; readonly bytes: Uint8Array }
  /** A line of the program's source that is about to run. */
  | { readonly kind: 'line'; readonly line: number };

/** How a run ended. */
export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  /** As the shell has it: 128 and the signal's number after a signal; `unknownExit` when nobody saw the end. */
  readonly exitCode: number;
  /** Milliseconds by the guest's clock. */
  readonly guestMs: number;
  /** Milliseconds by the host's clock, without those in which the machine was stopped. */
  readonly ms: number;
  /** It ran longer than it may, and was killed. */
  readonly timedOut: boolean;
  /** It is gone because the machine was reset or destroyed. */
  readonly reset: boolean;
}

/** The exit code of a run whose end nobody saw. */
export const unknownExit = -1;

/** How a command is run. */
export interface RunOptions {
  /** What it finds on its stdin. @default nothing: stdin is at its end at once */
  readonly stdin?: Uint8Array;
  /** After so many milliseconds it is killed. @default 10_000 */
  readonly timeout?: number;
  /** Must not throw: it is called by the emulator. */
  readonly onEvent?: (event: RunEvent) => void;
}
