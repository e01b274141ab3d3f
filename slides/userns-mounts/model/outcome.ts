import { isCapable, type Task, type UserNamespace } from './namespaces.ts';
import type { Rule } from './rules.ts';
import type { Mount } from './superblock.ts';

export type Errno = 'EPERM' | 'ENOENT' | 'ENXIO' | 'EACCES' | 'EEXIST' | 'ENODEV' | 'EINVAL' | 'EROFS' | 'EOVERFLOW';

/** What a rule looked at, by name. */
export type Saw = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One rule that was asked. */
export interface Step {
  readonly rule: Rule;
  /** Whether the call may go on. */
  readonly passed: boolean;
  readonly saw: Saw;
}

/** What the kernel answers to a call. */
export interface Outcome<Value = null> {
  readonly errno: Errno | 'OK';
  /** What the call gives; `null` where it is refused, or gives nothing. */
  readonly value: Value | null;
  /** The rule that decided. */
  readonly rule: Rule;
  readonly saw: Saw;
  /** Every rule that was asked, in the kernel's order; the last one decided. */
  readonly trace: readonly Step[];
}

/** A rule with what it answers to this call: the errno of a refusal, or `null`. */
export interface Check {
  readonly rule: Rule;
  readonly refusal: Errno | null;
  readonly saw: Saw;
}

export const check = (rule: Rule, errno: Errno, passed: boolean, saw: Saw): Check => ({
  rule,
  refusal: passed ? null : errno,
  saw,
});

/** A rule that asks for CAP_SYS_ADMIN, or whatever goes with it, in a user namespace. */
export const needsAdmin = (rule: Rule, task: Task, target: UserNamespace): Check =>
  check(rule, 'EPERM', isCapable(task, target), { needed: target.name, user: task.user.name });

/** Asks the rules one after the other; the first refusal is the answer. */
export function decide<Value>(checks: readonly Check[], success: Rule, value: Value, saw: Saw = {}): Outcome<Value> {
  const first = checks.findIndex(({ refusal }) => refusal !== null);
  const asked = [...checks, { rule: success, refusal: null, saw }].slice(0, first < 0 ? undefined : first + 1);
  const trace = asked.map(({ rule, refusal, saw }) => ({ rule, passed: refusal === null, saw }));
  const last = asked[asked.length - 1] as Check;
  return {
    errno: last.refusal ?? 'OK',
    value: last.refusal === null ? value : null,
    rule: last.rule,
    saw: last.saw,
    trace,
  };
}

/** A mount after a call, `null` where it is gone, and what the call answered. */
export interface Played<Value = unknown> {
  readonly state: Mount | null;
  readonly result: Outcome<Value>;
}

/** The mount after a call that changes it only where it succeeds. */
export const played = <Value>(before: Mount, after: Mount | null, result: Outcome<Value>): Played<Value> => ({
  state: result.errno === 'OK' ? after : before,
  result,
});
