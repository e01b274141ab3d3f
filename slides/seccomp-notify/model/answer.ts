import type { Answer, ErrnoName, Looked, Returned } from './outcome.ts';
import { type Decisive, type RuleId, rules } from './rules.ts';
import { type Errno, errnos, maxErrno, s64 } from './uapi.ts';

/** An answer that the rule alone decides. */
export function answer(rule: Decisive, looked: Looked = {}, value = 0n): Answer {
  const { ends: errno } = rules[rule];
  return { errno, value: errno === 'OK' ? value : null, rule, looked };
}

/** What a program sees of a return register: the C library takes -4095 to -1 for an errno, and gives -1. */
export function returned(register: bigint): Returned {
  const signed = s64(register);
  const failed = signed < 0n && signed >= -maxErrno;
  return { register: signed, value: failed ? -1n : signed, errno: failed ? Number(-signed) : 0 };
}

/** The answer of a call with this return register. */
export function answerOf(rule: RuleId, register: bigint, looked: Looked): Answer {
  const { errno, value } = returned(register);
  return { errno: errno === 0 ? 'OK' : errnoName(errno), value: errno === 0 ? value : null, rule, looked };
}

const names = new Map<number, Errno>(Object.entries(errnos).map(([name, value]) => [value, name as Errno]));

export const errnoName = (errno: number): ErrnoName => names.get(errno) ?? `errno ${errno}`;
