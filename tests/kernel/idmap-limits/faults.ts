import assert from 'node:assert/strict';
import type { RuleId, TextFault } from '../../../slides/idmap-limits/model.ts';
import type { Check } from '../checks.ts';
import { byRoot, lines, type Model } from './play.ts';

/** A text, the rule that refuses it, and the line, column, length, number and earlier extent that it points to. */
type Faulty = readonly [string, RuleId, number, number, number, TextFault['field'], number | null];

const faulty: readonly Faulty[] = [
  ['', 'first-end', 1, 1, 0, 'first', null],
  ['-1 0 1', 'first-end', 1, 1, 1, 'first', null],
  ['7', 'first-end', 1, 2, 0, 'first', null],
  ['0x7 0 1', 'first-end', 1, 2, 1, 'first', null],
  ['0 0 1\n\n1 1 1', 'first-end', 2, 1, 0, 'first', null],
  ['0 0 1\n\n', 'first-end', 2, 1, 0, 'first', null],
  [' 12 34', 'lower-end', 1, 7, 0, 'lowerFirst', null],
  ['12  34x 1', 'lower-end', 1, 7, 1, 'lowerFirst', null],
  ['0 0 1x', 'count-end', 1, 6, 1, 'count', null],
  ['0 0 -1', 'count-end', 1, 5, 1, 'count', null],
  ['0 0 1 2 3', 'trailing-text', 1, 7, 3, null, null],
  ['0 0 1\n1 1 1 #', 'trailing-text', 2, 7, 1, null, null],
  ['4294967295 0 1', 'first-valid', 1, 1, 10, 'first', null],
  ['0 4294967295 0', 'lower-valid', 1, 3, 10, 'lowerFirst', null],
  ['0 0 0', 'count-zero', 1, 5, 1, 'count', null],
  ['0 0 4294967296', 'count-zero', 1, 5, 10, 'count', null],
  ['0 0  ', 'count-zero', 1, 6, 0, 'count', null],
  ['1 1 4294967295', 'inside-wraps', 1, 5, 10, 'count', null],
  ['0 1 4294967295', 'outside-wraps', 1, 5, 10, 'count', null],
  ['0 0 2\n5 5 2\n\t6 6 1', 'inside-overlaps', 3, 2, 1, 'first', 1],
  ['0 0 2\n5 5 2\n7 06 1', 'outside-overlaps', 3, 3, 2, 'lowerFirst', 1],
  ['0 9 2\n5 5 2\n6 10 1', 'outside-overlaps', 3, 3, 2, 'lowerFirst', 0],
  [`${lines(340, 1000)}garbage\nmore`, 'too-many-extents', 341, 1, 7, null, null],
];

function pointsToFaults(model: Model): void {
  for (const [text, rule, line, column, length, field, other] of faulty) {
    const { parsed, ...result } = byRoot(model, text);
    const fault = parsed?.fault;
    assert.deepEqual(
      { ...fault, extent: 0, offset: 0 },
      { rule, line, column, length, field, other, extent: 0, offset: 0 },
    );
    const before = text.split('\n').slice(0, line - 1);
    assert.equal(fault?.offset, before.map((each) => `${each}\n`).join('').length + column - 1);
    assert.equal(parsed?.lines.length, line - 1);
    assert.deepEqual([result.errno, result.rule, result.value], ['EINVAL', rule, null]);
    assert.deepEqual(result.evidence, { kind: 'text', fault });
  }
}

function givesExtents(model: Model): void {
  assert.deepEqual(model.parseMap('0 5 0').fault?.extent, { first: 0, lowerFirst: 5, count: 0 });
  assert.deepEqual(model.parseMap('0 5 1 x').fault?.extent, { first: 0, lowerFirst: 5, count: 1 });
  assert.equal(model.parseMap('0 5').fault?.extent, null);
  assert.equal(model.parseMap(lines(341)).fault?.extent, null);
}

function tellsTruncation(model: Model): void {
  const [line] = model.parseMap(' 4294967296\t18446744073709551621 0007\n').lines;
  assert.deepEqual(line?.extent, { first: 0, lowerFirst: 5, count: 7 });
  assert.deepEqual(line?.fields, {
    first: { column: 2, digits: '4294967296', value: 0, truncated: true },
    lowerFirst: { column: 13, digits: '18446744073709551621', value: 5, truncated: true },
    count: { column: 34, digits: '0007', value: 7, truncated: false },
  });
}

export const faults: readonly Check<Model>[] = [
  { name: 'a fault in a text names its rule and its place', run: pointsToFaults },
  { name: 'a fault shows the extent as far as there is one', run: givesExtents },
  { name: 'numbers of which the kernel drops bits are marked', run: tellsTruncation },
];
