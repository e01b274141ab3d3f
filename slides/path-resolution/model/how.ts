import {
  all,
  any,
  modeBits,
  O,
  oPathFlags,
  RESOLVE,
  scoped,
  validOpenFlags,
  validResolveFlags,
  willCreate,
} from './flags.ts';
import type { Refusal, Saw } from './outcome.ts';
import type { RuleId } from './rules.ts';

/** `struct open_how`, and how it is passed. The fields are words of 64 bits; only the low 64 bits of a value count. */
export interface OpenHow {
  readonly flags: bigint;
  readonly mode: bigint;
  readonly resolve: bigint;
  /** The size that the caller states, in bytes; 24 if it is left out. A negative one is huge. */
  readonly size?: number;
  /** The bytes behind the three fields, as far as they are not zero. */
  readonly extra?: readonly number[];
}

/** Kernels that differ. */
export type Kernel = '6.12' | '6.18';

/** `OPEN_HOW_SIZE_VER0`, and all that these kernels know. */
const knownSize = 24;
const pageSize = 4096;

/** `__FMODE_NONOTIFY`, which 6.12 strips before it looks for unknown bits. */
const strippedBits: Record<Kernel, bigint> = { '6.12': 1n << 25n, '6.18': 0n };

type Fields = Pick<OpenHow, 'flags' | 'mode' | 'resolve'>;

/** The fields as words of 64 bits. */
export const wordsOf = ({ flags, mode, resolve }: Fields): Fields => ({
  flags: BigInt.asUintN(64, flags),
  mode: BigInt.asUintN(64, mode),
  resolve: BigInt.asUintN(64, resolve),
});

/** What the kernel has against the struct itself. Source: `openat2` in fs/open.c. */
export function refuseSize({ size = knownSize, extra = [] }: OpenHow): Refusal | null {
  if (size >= 0 && size < knownSize) return { rule: 'how-too-small', saw: { bytes: size } };
  if (size < 0 || size > pageSize) return { rule: 'how-above-a-page', saw: { bytes: size } };
  const offset = knownSize + extra.findIndex((byte) => (byte & 0xff) !== 0);
  return offset >= knownSize && offset < size ? { rule: 'how-unknown-tail', saw: { offset, bytes: size } } : null;
}

/** What it has against the fields, which must be words. Source: `build_open_flags` in fs/open.c. */
export function refuseFields(how: Fields, kernel: Kernel): Refusal | null {
  const fields = { ...how, flags: how.flags & ~strippedBits[kernel] };
  const found = conditions.find(([, bits]) => bits(fields) !== 0n);
  return found === undefined ? null : { rule: found[0], saw: { bits: found[1](fields) } satisfies Saw };
}

/** Bits, but only if something holds. */
const only = (holds: boolean, bits: bigint): bigint => (holds ? bits : 0n);

/** Each rule with the bits that break it, in the kernel's order. */
const conditions: readonly (readonly [RuleId, (how: Fields) => bigint])[] = [
  ['unknown-flag', ({ flags }) => flags & ~validOpenFlags],
  ['unknown-resolve-bit', ({ resolve }) => resolve & ~validResolveFlags],
  ['two-scopes', ({ resolve }) => only(all(resolve, scoped), scoped)],
  ['unknown-mode-bit', ({ flags, mode }) => only(any(flags, willCreate), mode & ~modeBits)],
  ['mode-without-create', ({ flags, mode }) => only(!any(flags, willCreate), mode)],
  ['create-directory-flags', ({ flags }) => only(all(flags, O.DIRECTORY | O.CREAT), O.DIRECTORY | O.CREAT)],
  ['tmpfile-without-directory', ({ flags }) => only(!any(flags, O.DIRECTORY), flags & O.TMPFILE)],
  ['tmpfile-without-write', ({ flags }) => only(!any(flags, O.ACCMODE), flags & O.TMPFILE)],
  ['o-path-with-others', ({ flags }) => only(any(flags, O.PATH), flags & ~oPathFlags)],
  [
    'cached-create',
    ({ flags, resolve }) => only(any(resolve, RESOLVE.CACHED), flags & (O.TRUNC | O.CREAT | O.TMPFILE)),
  ],
];

/**
 * The fields that `open(2)` and `openat(2)` make of their arguments: what is unknown or of no use is dropped.
 * Source: `build_open_how` in fs/open.c.
 */
export function buildOpenHow(flags: bigint, mode: bigint): Fields {
  const valid = BigInt.asUintN(32, flags) & validOpenFlags;
  const used = any(valid, O.PATH) ? valid & oPathFlags : valid;
  return { flags: used, mode: only(any(used, willCreate), mode & modeBits), resolve: 0n };
}
