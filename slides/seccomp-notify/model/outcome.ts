import type { RuleId } from './rules.ts';
import type { FilterId, MemoryCell, NotificationState, SupervisorId, Syscall, ThreadId } from './state.ts';
import type { Errno, Signal } from './uapi.ts';

/** What a rule looked at, by the kernel's names for it. */
export type Looked = Readonly<Record<string, bigint | boolean | number | string | null | readonly string[]>>;

/** The name of an errno, or its number if it has none here. */
export type ErrnoName = Errno | `errno ${number}`;

/** How a call ended, or that it sleeps, with the rule that decided. */
export interface Answer {
  readonly errno: ErrnoName | 'OK' | 'asleep' | 'dies' | 'impossible';
  /** The return value of a call that ended well. For a notification received, see `received`. */
  readonly value: bigint | null;
  readonly rule: RuleId;
  readonly looked: Looked;
  /** What RECV wrote into its buffer. */
  readonly received?: Received;
}

/** `struct seccomp_notif` and the `struct seccomp_data` in it. */
export interface Received {
  readonly id: bigint;
  readonly pid: ThreadId;
  readonly nr: number;
  readonly arch: number;
  readonly args: readonly bigint[];
}

/** The return register of a call, and what the C library makes of it. */
export interface Returned {
  readonly register: bigint;
  readonly value: bigint;
  /** The number of the errno, or 0. */
  readonly errno: number;
}

/** One thing that a step changed, in the order in which it happened. */
export type Change =
  | { readonly kind: 'filter-attached'; readonly filter: FilterId; readonly threads: readonly ThreadId[] }
  /** A filter looked at a call; `match` says that its verdict is the strictest so far. */
  | {
      readonly kind: 'filter-ran';
      readonly tid: ThreadId;
      readonly filter: FilterId;
      readonly verdict: number;
      readonly match: boolean;
    }
  | {
      readonly kind: 'notification';
      readonly tid: ThreadId;
      readonly filter: FilterId;
      readonly id: bigint;
      readonly from: NotificationState | null;
      readonly to: NotificationState | 'gone';
    }
  /** The kernel ran a call, with the memory of the process at that moment. */
  | {
      readonly kind: 'ran';
      readonly tid: ThreadId;
      readonly call: Syscall;
      readonly memory: readonly MemoryCell[];
    }
  | ({ readonly kind: 'returned'; readonly tid: ThreadId; readonly rule: RuleId } & Returned)
  | { readonly kind: 'sleeps-killable'; readonly tid: ThreadId }
  | { readonly kind: 'handler-ran'; readonly tid: ThreadId; readonly signal: Signal }
  /** The call enters again, past all filters, as `SA_RESTART` has it. */
  | { readonly kind: 'restarted'; readonly tid: ThreadId; readonly call: Syscall }
  | { readonly kind: 'died'; readonly tid: ThreadId; readonly rule: RuleId }
  | {
      readonly kind: 'fd-installed';
      readonly tid: ThreadId;
      readonly fd: number;
      readonly file: string;
      readonly cloexec: boolean;
      /** The file that the number stood for before. */
      readonly replaced: string | null;
    }
  | { readonly kind: 'supervisor-slept'; readonly supervisor: SupervisorId; readonly rule: RuleId }
  | { readonly kind: 'supervisor-returned'; readonly supervisor: SupervisorId; readonly answer: Answer }
  | { readonly kind: 'hung-up'; readonly filter: FilterId }
  | { readonly kind: 'listener-released'; readonly filter: FilterId };
