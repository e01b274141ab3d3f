import { describe, expect, test } from 'vitest';
import { type DrawnLine, derive, moved, stopsOf } from '../../../../slides/idmap-limits/lab-map.ts';
import { dragged, keyed, rulers } from '../../../../slides/idmap-limits/lab-scale.ts';
import {
  type LabMap,
  largestId,
  longestText,
  mostMore,
  read,
  scenarios,
  situations,
} from '../../../../slides/idmap-limits/lab-state.ts';
import { because, lookupWords, searchDescription } from '../../../../slides/idmap-limits/lab-words.ts';
import { longestPart } from '../../../../src/deck/parts.ts';

const at = (step: number): LabMap => situations[step] ?? situations[0];
const lines = (text: string) => derive({ ...at(0), text }).lines;
const scenario = (title: string) => derive(scenarios.find((one) => one.title === title)?.state ?? at(0));

describe('the situations', () => {
  test.each([
    [0, 'OK', 'capable-setid', 1, 100_033],
    [1, 'OK', 'capable-setid', 4, 1001],
    [2, 'OK', 'capable-setid', 3, 100_033],
    [3, 'EINVAL', 'inside-overlaps', 0, largestId],
    [4, 'OK', 'capable-setid', 1, 0],
  ] as const)('%i is %s by %s, with so many compares and this answer', (step, errno, rule, compares, value) => {
    const { result, lookup } = derive(at(step));
    expect({ ...result, compares: lookup.compares.length, answer: lookup.value }).toMatchObject({
      errno,
      rule,
      compares,
      answer: value,
    });
  });

  test.each([
    [0, 'Kept in the struct itself, in the order written.'],
    [1, 'Kept in the struct itself, in the order written.'],
    [2, 'Kept as two sorted arrays; Linux 4.14 answered `EINVAL`.'],
    [3, 'Line 2, `999 999 1`, meets line 1.'],
    [4, 'Ids have 32 bits: `4294967296` is stored as 0.'],
  ])('%i says why', (step, words) => {
    expect(because(derive(at(step)))).toBe(words);
  });
});

describe('the scenarios', () => {
  test.each(scenarios)('$title can be read again', ({ state }) => {
    expect(read(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  test.each([
    ['340', 'OK', 340, 'heap'],
    ['341', 'EINVAL', 340, 'heap'],
    ['Too long', 'EINVAL', 340, 'heap'],
  ])('%s is %s', (title, errno, extents, storage) => {
    expect(scenario(title)).toMatchObject({ result: { errno }, usage: { extents, storage } });
  });

  test('one is refused for its lines and one for its bytes', () => {
    expect([scenario('341').result.rule, scenario('Too long').result.rule]).toEqual(['too-many-extents', 'too-long']);
    expect(because(scenario('Too long'))).toMatch(/^The text has 4\d\d\d bytes\.$/);
  });

  test('340 mappings take at most nine compares', () => {
    const { state } = scenarios.find(({ title }) => title === '340') ?? { state: at(0) };
    const most = Math.max(
      ...[0, 33, 65_536, 65_700, 65_874, 99_999].map((id) => derive({ ...state, id }).lookup.compares.length),
    );
    expect(most).toBe(9);
  });

  test('the way up searches the other array', () => {
    expect(lookupWords(derive({ ...at(2), id: 101_002, direction: 'up' }))).toBe(
      '2 compares among 7 in `reverse`, sorted by id outside',
    );
  });
});

describe('read', () => {
  const good = at(2);

  test.each([
    null,
    undefined,
    42,
    'text',
    [],
    {},
    { ...good, text: 7 },
    { ...good, text: 'x'.repeat(longestText + 1) },
    { ...good, more: -1 },
    { ...good, more: mostMore + 1 },
    { ...good, more: 0.5 },
    { ...good, more: '3' },
    { ...good, id: largestId + 1 },
    { ...good, id: Number.NaN },
    { ...good, id: -1 },
    { ...good, direction: 'sideways' },
    { ...good, direction: ['down'] },
    { ...good, view: '__proto__' },
    { ...good, view: undefined },
  ])('refuses %j', (value) => {
    expect(read(value)).toBeNull();
  });

  test('leaves out what it does not know', () => {
    expect(read({ ...good, evil: '<script>' })).toEqual(good);
  });

  test('takes any text, and what it takes fits the address', () => {
    for (const unit of ['\0', '\n', '"', '\\', '\u2028', '\ud800', '`', '9']) {
      const state = read({ ...good, text: unit.repeat(longestText), id: largestId, more: mostMore });
      expect(state).not.toBeNull();
      expect(JSON.stringify(state).length).toBeLessThanOrEqual(longestPart);
      expect(() => because(derive(state ?? good))).not.toThrow();
    }
  });
});

describe('moving', () => {
  test('writes the one number and leaves the rest as typed', () => {
    const text = 'nonsense\n  5\t 70 1\n8 90 1';
    const line = lines(text).find(({ index }) => index === 1) as DrawnLine;
    expect(moved(text, line, 'lowerFirst', 1234)).toBe('nonsense\n  5\t 1234 1\n8 90 1');
    expect(moved(text, line, 'first', 66)).toBe('nonsense\n  66\t 70 1\n8 90 1');
  });

  test('stops where another range begins or ends', () => {
    const [one, two] = lines('0 100 10\n50 200 5');
    expect(stopsOf([one, two] as DrawnLine[], two as DrawnLine, 'first')).toEqual([10, -5]);
  });

  test('marks the line that is refused, and those behind it', () => {
    expect(lines('0 100 10\n5 200 1\n70 300 1').map(({ fate }) => fate)).toEqual(['read', 'fault', 'unread']);
  });

  test('a drag by one id of the large stretch is one id', () => {
    const one = rulers.first.at(1001) - rulers.first.at(1000);
    expect(dragged('first', 1001, one, largestId, [])).toBe(1002);
    expect(dragged('first', 1001, -5000, largestId, [])).toBe(0);
    expect(dragged('first', 1001, 5000, 70_000, [])).toBe(70_000);
  });

  test('is caught by whole thousands and by stops', () => {
    const near = rulers.first.at(30_000) + 0.5 - rulers.first.at(5000);
    expect(dragged('first', 5000, near, largestId, [])).toBe(30_000);
    expect(dragged('first', 5000, near, largestId, [30_001])).toBeOneOf([30_000, 30_001]);
  });

  test('keys go by one, with shift by a thousand, within the bounds', () => {
    expect(keyed('ArrowRight', false, 5, 9)).toBe(6);
    expect(keyed('ArrowUp', true, 5, 9)).toBe(9);
    expect(keyed('ArrowLeft', true, 5, 9)).toBe(0);
    expect(keyed('PageUp', false, 5, 9)).toBeNull();
  });
});

describe('words', () => {
  test('a search is told compare by compare', () => {
    expect(searchDescription(derive(at(2)), 'first')).toBe(
      '3 compares among 7 in forward, sorted by id inside. 33 is below 1001. 33 is below 999. 0 to 998 holds 33. ' +
        'Answer: 100033.',
    );
  });

  test('without a map no id has an answer', () => {
    expect(searchDescription(derive(at(3)), 'first')).toBe('No answer: the id shows as 65534.');
  });

  test('a long line is cut, an empty one still has something to show', () => {
    expect(because(derive({ ...at(0), text: `5 ${'6'.repeat(90)}x` }))).toContain('…`.');
    expect(because(derive({ ...at(0), text: '' }))).toBe('Line 1, ` `.');
  });
});
