import { isMapped } from './callers.ts';
import { type Refusal, refuse } from './outcome.ts';
import type { UserNamespace } from './state.ts';

/** `struct fs_parameter`: what one `fsconfig` sets. */
export interface Parameter {
  readonly key: string;
  readonly type: 'flag' | 'string' | 'blob' | 'filename' | 'file';
  /** The text of a string; empty for the others. */
  readonly text: string;
}

/** The type a filesystem declares for a key: `fsparam_*` in `include/linux/fs_parser.h`. */
export type Wanted = 'flag' | 'string' | 'u32' | 'u32oct' | 'id' | readonly string[];

/** Messages that a failing step leaves in the log, each with its level in front. */
export interface ParameterRefusal extends Refusal {
  readonly messages: readonly string[];
}

/** `invalf()` and its like: EINVAL with a message of level "e". */
export const invalid = (message: string, rule: Refusal['rule'], key: string): ParameterRefusal => ({
  ...refuse('EINVAL', rule, { key, message }),
  messages: [`e ${message}`],
});

export const badValue = (type: string, key: string) =>
  invalid(`${type}: Bad value for '${key}'`, 'parameter-bad-value', key);

/**
 * `__fs_parse()`: turns a value into the type that is wanted.
 * @param type name of the filesystem, for messages
 * @param caller the user namespace in which ids are read
 */
export function parse(
  type: string,
  wanted: Wanted,
  parameter: Parameter,
  caller: UserNamespace,
): { readonly number: number } | ParameterRefusal {
  const { key, text } = parameter;
  if (wanted === 'flag') {
    return parameter.type === 'flag'
      ? { number: 1 }
      : invalid(`${type}: Unexpected value for '${key}'`, 'parameter-unexpected-value', key);
  }
  const value = parameter.type === 'string' ? readValue(wanted, text) : null;
  // fs_param_is_uid() says it again after fs_param_is_u32() has said it.
  if (value === null) return wanted === 'id' ? twice(badValue(type, key)) : badValue(type, key);
  if (wanted === 'id' && !isMapped(caller, value)) {
    return invalid(`${type}: Invalid ${key} '${text}'`, 'parameter-id-not-mapped', key);
  }
  return { number: value };
}

const twice = (refusal: ParameterRefusal): ParameterRefusal => ({
  ...refusal,
  messages: [...refusal.messages, ...refusal.messages],
});

function readValue(wanted: Exclude<Wanted, 'flag'>, text: string): number | null {
  if (wanted === 'string') return text === '' ? null : 0;
  if (wanted === 'u32oct') return unsigned32(text, 8);
  if (wanted === 'u32' || wanted === 'id') return unsigned32(text, 0);
  return wanted.includes(text) ? wanted.indexOf(text) : null;
}

/** What a number may look like, by the base that is asked for; 0 takes the base from the prefix. */
const numbers = {
  0: /^\+?(?:0[xX]([0-9a-fA-F]+)|(0[0-7]*)|([1-9][0-9]*))\n?$/,
  8: /^\+?()([0-7]+)()\n?$/,
} as const;

/** `kstrtouint()`: a whole number of 32 bits, with "+" before it and one newline behind it allowed. */
export function unsigned32(text: string, base: 0 | 8): number | null {
  const match = numbers[base].exec(text);
  if (!match) return null;
  const [, hex, octal, decimal] = match;
  const value = hex ? Number.parseInt(hex, 16) : octal ? Number.parseInt(octal, 8) : Number(decimal);
  return value > 0xffffffff ? null : value;
}

/** How many times 1024 each suffix of `memparse()` stands for. */
const suffixes = 'kmgtpe';
const sizes = /^(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)?([kmgtpeKMGTPE]?)(.*)$/s;

/** `memparse()`: a number of 64 bits that wraps around, a suffix, and what is left of the text. */
export function memparse(text: string): { readonly size: bigint; readonly rest: string } {
  const [, digits = '0', suffix = '', rest = ''] = sizes.exec(text) ?? [];
  const octal = /^0[0-7]+$/.test(digits);
  const value = BigInt(octal ? `0o${digits.slice(1)}` : digits);
  const shift = suffix === '' ? 0 : 10 * (suffixes.indexOf(suffix.toLowerCase()) + 1);
  return { size: BigInt.asUintN(64, value << BigInt(shift)), rest };
}
