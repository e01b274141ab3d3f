import type { Scan } from './pids.ts';
import { type Rule, rules, type Status } from './rules.ts';
import type { Exit, File, State } from './state.ts';

/** What became of a signal for one process. */
export interface Delivery {
  readonly process: number;
  /** The thread that was named, or null when any thread of the process may take it. */
  readonly thread: number | null;
  readonly signal: number;
  /**
   * `probe`: signal 0. `dead`: the target has exited. `unkillable`: the reaper of a pid namespace, which has no handler
   * for it. `stops`: delivered, but the model does not stop and continue processes.
   */
  readonly action: 'probe' | 'dead' | 'unkillable' | 'ignored' | 'handled' | 'stops' | 'terminates' | 'not permitted';
}

/** What a deciding rule looked at. Only what it did look at is there. */
export interface Seen {
  /** The descriptor that was named, and what it refers to. */
  readonly fd?: number;
  readonly file?: File | null;
  /** The number that was named. */
  readonly number?: number;
  /** The inode of the `struct pid` that was found. */
  readonly pid?: number;
  /** The process and the task that were found. */
  readonly process?: number;
  readonly task?: number;
  readonly flags?: number;
  readonly signal?: number;
  /** Numbers in the reader's pid namespace and those below (the `NSpid` line). */
  readonly numbers?: readonly number[];
  /** The pidfd that `CLONE_PIDFD` made, or the write end of a pipe. */
  readonly secondFd?: number;
  /** How numbers were found, from the innermost namespace outwards. */
  readonly scans?: readonly Scan[];
  /** The children that a wait looked at, by process id, in order. */
  readonly children?: readonly number[];
  readonly exit?: Exit;
  readonly deliveries?: readonly Delivery[];
  /** The caller's and the target's user id. */
  readonly uids?: readonly [number, number];
  readonly dumpable?: boolean;
}

/** How a call was decided, before the step's transitions are added. */
export interface Decision {
  readonly state: State;
  readonly status: Status;
  readonly rule: Rule;
  /** What the call returned, or null when it did not return successfully. */
  readonly value: number | null;
  readonly seen: Seen;
}

export function decide(state: State, rule: Rule, seen: Seen, value = 0): Decision {
  const { status } = rules[rule];
  return { state, status, rule, value: status === 'OK' ? value : null, seen };
}
