import type { RuleId } from './rules.ts';

export type Errno =
  | 'E2BIG'
  | 'EBADF'
  | 'EBUSY'
  | 'EEXIST'
  | 'EINVAL'
  | 'EIO'
  | 'EISDIR'
  | 'ELOOP'
  | 'EMSGSIZE'
  | 'ENAMETOOLONG'
  | 'ENODATA'
  | 'ENODEV'
  | 'ENOENT'
  | 'ENOSPC'
  | 'ENOSYS'
  | 'ENOTBLK'
  | 'ENOTDIR'
  | 'EOPNOTSUPP'
  | 'EOVERFLOW'
  | 'EPERM'
  | 'EROFS';

/** What a rule looked at, by name: a phase, a key, bits, the number of a mount. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** The answer to one call. */
export interface Outcome {
  readonly errno: 'OK' | Errno;
  /** A descriptor, the text of a message, or a user id, when the call gives one. */
  readonly value: number | string | null;
  /** The rule that decided. */
  readonly rule: RuleId;
  readonly facts: Facts;
}

export interface Refusal extends Outcome {
  readonly errno: Errno;
}

export const ok = (rule: RuleId, value: Outcome['value'] = null, facts: Facts = {}): Outcome => ({
  errno: 'OK',
  value,
  rule,
  facts,
});

export const refuse = (errno: Errno, rule: RuleId, facts: Facts = {}): Refusal => ({ errno, value: null, rule, facts });

/** One rule at its place in the kernel's order: whether it refuses, and what it says then. */
export type Check = readonly [refuses: boolean, errno: Errno, rule: RuleId, facts?: Facts];

/** The first rule that refuses, as the kernel comes to it. */
export function firstRefusal(checks: readonly Check[]): Refusal | null {
  const found = checks.find(([refuses]) => refuses);
  return found ? refuse(found[1], found[2], found[3]) : null;
}

/** Tells a refusal from what a step gives otherwise. */
export const isRefusal = (result: object): result is Refusal => 'errno' in result;
