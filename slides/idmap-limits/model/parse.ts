import type { Extent, Side } from './id-map.ts';
import { invalidId, maxExtents } from './limits.ts';
import type { RuleId } from './rules.ts';

/** One of the three numbers of a line. */
export interface Field {
  /** Which character of the line it starts at, from 1. */
  readonly column: number;
  /** The digits as written. */
  readonly digits: string;
  /** What the kernel makes of them: an unsigned long, of which only the low 32 bits are stored. */
  readonly value: number;
  /** Whether the value is another number than the digits say, as with `4294967296`, which is stored as 0. */
  readonly truncated: boolean;
}

type FieldName = keyof Extent;

/** A line that became an extent. */
export interface ParsedLine {
  readonly extent: Extent;
  readonly fields: Readonly<Record<FieldName, Field>>;
}

/** Why a text is not a map, and the place to show. Lines and columns count from 1. */
export interface TextFault {
  readonly rule: RuleId;
  readonly line: number;
  readonly column: number;
  /** The same place as an index in the whole text, in UTF-16 units, and how many units belong to it (0 at an end). */
  readonly offset: number;
  readonly length: number;
  /** The number that the rule is about; null if it is about what stands behind the numbers, or the line. */
  readonly field: FieldName | null;
  /** The line as an extent; null if it is not one. */
  readonly extent: Extent | null;
  /** Index of the earlier extent that it overlaps, else null. */
  readonly other: number | null;
}

/** What became of a text: the lines that were accepted, and what stopped at the next one, if anything did. */
export interface ParsedMap {
  readonly lines: readonly ParsedLine[];
  readonly fault: TextFault | null;
}

type LineFault = Omit<TextFault, 'line' | 'offset'>;

/** Reads a text as `map_write()` does: the first fault ends it. Takes any text, and looks at 341 lines at most. */
export function parseMap(text: string): ParsedMap {
  const lines: ParsedLine[] = [];
  let offset = 0;
  for (const [index, line] of linesOf(text).entries()) {
    const parsed = index === maxExtents ? tooMany(line) : parseLine(line);
    const fault = 'rule' in parsed ? parsed : (rangeFault(parsed) ?? overlapFault(lines, parsed));
    if (fault) return { lines, fault: { ...fault, line: index + 1, offset: offset + fault.column - 1 } };
    if ('fields' in parsed) lines.push(parsed);
    offset += line.length + 1;
  }
  return { lines, fault: null };
}

/** The text is a C string, which ends at a NUL, and one last newline is no line. */
const linesOf = (text: string): string[] =>
  (text.split('\0', 1)[0] ?? '').replace(/\n$/, '').split('\n', maxExtents + 1);

const tooMany = (line: string): LineFault => ({
  rule: 'too-many-extents',
  column: 1,
  length: line.length,
  field: null,
  extent: null,
  other: null,
});

/** `isspace()` knows these within a line; the bytes of other white space in UTF-8 are not among them. */
const space = '[\\t\\v\\f\\r ]*';
const shape = new RegExp(
  `^(?<lead>${space})(?<first>[0-9]*)(?<gap>${space})(?<lowerFirst>[0-9]*)(?<gap2>${space})` +
    `(?<count>[0-9]*)(?<gap3>${space})(?<rest>.*)$`,
  's',
);

function parseLine(line: string): ParsedLine | LineFault {
  const {
    lead = '',
    first = '',
    gap = '',
    lowerFirst = '',
    gap2 = '',
    count = '',
    gap3 = '',
    rest = '',
  } = shape.exec(line)?.groups ?? {};
  const start = {
    first: lead.length,
    lowerFirst: (lead + first + gap).length,
    count: line.length - (count + gap3 + rest).length,
  };
  const missing = (rule: RuleId, name: FieldName, digits: string): LineFault => {
    const end = start[name] + digits.length;
    return { rule, column: end + 1, length: Math.min(1, line.length - end), field: name, extent: null, other: null };
  };
  if (!gap) return missing('first-end', 'first', first);
  if (!gap2) return missing('lower-end', 'lowerFirst', lowerFirst);
  if (!gap3 && rest) return missing('count-end', 'count', count);
  const fields = {
    first: field(start.first, first),
    lowerFirst: field(start.lowerFirst, lowerFirst),
    count: field(start.count, count),
  };
  const extent = { first: fields.first.value, lowerFirst: fields.lowerFirst.value, count: fields.count.value };
  const column = line.length - rest.length + 1;
  if (rest) return { rule: 'trailing-text', column, length: rest.length, field: null, extent, other: null };
  return { extent, fields };
}

/** `simple_strtoul()` into a u32: no sign, no error if it does not fit, and no digits are 0. */
function field(start: number, digits: string): Field {
  const value = [...digits].reduce((sum, digit) => (sum * 10 + Number(digit)) % 2 ** 32, 0);
  return { column: start + 1, digits, value, truncated: digits.replace(/^0+(?=.)/, '') !== String(value) };
}

/** What a range must be on its own, in the order in which it is checked. */
const rangeRules: readonly { rule: RuleId; field: FieldName; breaks: (extent: Extent) => boolean }[] = [
  { rule: 'first-valid', field: 'first', breaks: ({ first }) => first === invalidId },
  { rule: 'lower-valid', field: 'lowerFirst', breaks: ({ lowerFirst }) => lowerFirst === invalidId },
  { rule: 'count-zero', field: 'count', breaks: ({ count }) => count === 0 },
  { rule: 'inside-wraps', field: 'count', breaks: ({ first, count }) => first + count > invalidId },
  { rule: 'outside-wraps', field: 'count', breaks: ({ lowerFirst, count }) => lowerFirst + count > invalidId },
];

function rangeFault(line: ParsedLine): LineFault | undefined {
  const broken = rangeRules.find(({ breaks }) => breaks(line.extent));
  return broken && faultAt(line, broken.rule, broken.field, null);
}

function overlapFault(lines: readonly ParsedLine[], line: ParsedLine): LineFault | undefined {
  for (const [other, { extent }] of lines.entries()) {
    if (overlap(extent, line.extent, 'first')) return faultAt(line, 'inside-overlaps', 'first', other);
    if (overlap(extent, line.extent, 'lowerFirst')) return faultAt(line, 'outside-overlaps', 'lowerFirst', other);
  }
  return undefined;
}

const overlap = (a: Extent, b: Extent, side: Side): boolean =>
  a[side] < b[side] + b.count && b[side] < a[side] + a.count;

function faultAt({ extent, fields }: ParsedLine, rule: RuleId, name: FieldName, other: number | null): LineFault {
  const { column, digits } = fields[name];
  return { rule, column, length: digits.length, field: name, extent, other };
}
