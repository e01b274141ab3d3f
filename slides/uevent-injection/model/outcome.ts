import type { Delivery } from './delivery.ts';
import type { Rule } from './rules.ts';
import type { State } from './state.ts';

export type Errno = 'EPERM' | 'EBADF' | 'ENOMEM' | 'EINVAL' | 'EMSGSIZE' | 'EADDRINUSE' | 'ECONNREFUSED';

/** What a rule looked at, by name. */
export type Saw = Readonly<Record<string, string | number | boolean>>;

/** One rule that was asked. */
export interface Step {
  readonly rule: Rule;
  /** Whether the message may go on. */
  readonly passed: boolean;
  readonly saw: Saw;
}

/** What comes of a call. */
export interface Outcome {
  /** What the call itself answers. */
  readonly errno: Errno | 'OK';
  /** What the kernel answers to the sender by a message of its own; `null` where it sends none. */
  readonly ack: Errno | 'OK' | null;
  /** The rule that decided. */
  readonly rule: Rule;
  readonly saw: Saw;
  /** Every rule that was asked, in the kernel's order; the last one decided. */
  readonly trace: readonly Step[];
  /** The sequence number that was taken, even where the event was then refused; `null` where none was. */
  readonly seqnum: bigint | null;
  /** For every socket and every message that went out, in their order, what it got and why. */
  readonly deliveries: readonly Delivery[];
}

export interface Played {
  readonly state: State;
  readonly result: Outcome;
}

/** A rule with what it answers. A message that is refused or ignored goes no further. */
export interface Check {
  readonly rule: Rule;
  readonly passed: boolean;
  /** What a refusal is; `OK` where the message is ignored. */
  readonly refusal: Errno | 'OK';
  readonly saw: Saw;
}

export const check = (rule: Rule, refusal: Errno | 'OK', passed: boolean, saw: Saw): Check => ({
  rule,
  refusal,
  passed,
  saw,
});

/** What a list of rules decides: the first that does not let the message on, or else success. */
export interface Decision {
  readonly errno: Errno | 'OK';
  readonly rule: Rule;
  readonly saw: Saw;
  readonly trace: readonly Step[];
  /** Whether every rule let the message on. */
  readonly passed: boolean;
}

export function decide(checks: readonly Check[], success: Rule, saw: Saw = {}): Decision {
  const stop = checks.findIndex(({ passed }) => !passed);
  const passed = stop < 0;
  const asked = [...checks, check(success, 'OK', true, saw)].slice(0, passed ? undefined : stop + 1);
  const last = asked[asked.length - 1] as Check;
  return {
    errno: last.refusal,
    rule: last.rule,
    saw: last.saw,
    trace: asked.map(({ rule, passed, saw }) => ({ rule, passed, saw })),
    passed,
  };
}

/** The next sequence number, as the kernel counts: 64 bits. */
export const nextSeqnum = ({ seqnum }: State): bigint => BigInt.asUintN(64, seqnum + 1n);
