import { type Errno, type Rule, rules } from './rules.ts';
import type { State } from './state.ts';

/** What a rule looked at, by name. */
export type Seen = Readonly<Record<string, string | number | boolean | null>>;

/** One rule that was asked. */
export interface Asked {
  readonly rule: Rule;
  readonly saw: Seen;
}

/** What a node looks like to the caller of stat(2). */
export interface Stat {
  /** Type and permission bits. */
  readonly mode: number;
  /** The owner as the caller's user namespace numbers it; 65534 where it has no number. */
  readonly uid: number;
  readonly gid: number;
  /** Of the device; null for what is not one. */
  readonly major: number | null;
  readonly minor: number | null;
}

/** What a successful call returned; only what the call returns is there. */
export interface Value {
  /** mount: the number of the new instance. */
  readonly instance?: number;
  /** open: the descriptor. */
  readonly fd?: number;
  /** BINDER_CTL_ADD: the new device. */
  readonly major?: number;
  readonly minor?: number;
  /** BINDER_VERSION. */
  readonly version?: number;
  readonly stat?: Stat;
  /** list: names in the order of their code units. */
  readonly names?: readonly string[];
}

/** What a call came to. */
export interface Result {
  readonly errno: Errno | 'OK';
  /** The rule that decided: the last one of `asked`. */
  readonly rule: Rule;
  /** What that rule looked at. */
  readonly saw: Seen;
  /** Every rule in the order in which the kernel asks it. All but the last one let the call pass. */
  readonly asked: readonly Asked[];
  /** Null when the call failed. */
  readonly value: Value | null;
}

/** A call that succeeded. */
export interface Done {
  readonly state: State;
  readonly value: Value;
}

/** Rules as they are asked. They end in an answer, or in null when the last rule asked refuses. */
export type Rules<Answer> = Generator<Asked, Answer | null, void>;

export const ask = (rule: Rule, saw: Seen = {}): Asked => ({ rule, saw });

export const done = (state: State, value: Value = {}): Done => ({ state, value });

/** Asks the rules until one refuses. A call that is refused leaves the state as it was. */
export function decide(state: State, asking: Rules<Done>): { state: State; result: Result } {
  const asked: Asked[] = [];
  for (;;) {
    const next = asking.next();
    if (!next.done) {
      asked.push(next.value);
      continue;
    }
    return { state: next.value?.state ?? state, result: resultOf(asked, next.value?.value ?? null) };
  }
}

function resultOf(asked: readonly Asked[], value: Value | null): Result {
  const { rule, saw } = asked.at(-1) as Asked;
  return { errno: rules[rule].ends, rule, saw, asked, value };
}
