import { expect, test } from 'vitest';
import { printedIn } from '../../../../src/elements/run/transcript.ts';
import type { RecordedEvent } from '../../../../src/machine/recording.ts';
import { recordingOf } from './recording.ts';

const printed = (...events: RecordedEvent[]) => printedIn(recordingOf(events));

test('what was printed one after the other on one output is one piece, whatever ran between', () => {
  expect(
    printed([0, 'stdout', 'a\n'], [1, 'line', 3], [2, 'stdout', 'b\n'], [3, 'stderr', 'no\n'], [4, 'stdout', 'c\n']),
  ).toEqual([
    { kind: 'stdout', text: 'a\nb\n' },
    { kind: 'stderr', text: 'no\n' },
    { kind: 'stdout', text: 'c\n' },
  ]);
});

test('lines alone print nothing', () => {
  expect(printed([0, 'line', 1], [1, 'stdout', ''])).toEqual([]);
});

test.each([
  ['a colour', '\u001b[1;31mred\u001b[0m'],
  ['a colour of 24 bits', '\u001b[38;2;1;2;3mred'],
  ['a movement', '\u001b[2;5H\u001b[10Ared'],
  ['a query', '\u001b[6nred\u001b[?25l'],
  ['a title', '\u001b]0;evil\u0007red'],
  ['a link', '\u001b]8;;https://example.org\u001b\\red'],
  ['a lone escape', 're\u001bd\u001b'],
  ['a sequence cut off', 'red\u001b[12'],
  ['bells and backspaces', '\u0007r\be\u0000d\u007f\r'],
  ['controls of eight bits', '\u009bred\u0085'],
])('%s is left out', (_, text) => {
  const left = printed([0, 'stdout', text])
    .map((piece) => piece.text)
    .join('');
  expect(left).not.toMatch(/[^\n\t -~]/);
  expect(left).toContain('r');
});

test('tabs, newlines and letters of every language stay', () => {
  expect(printed([0, 'stdout', '\tä → 界\n'])).toEqual([{ kind: 'stdout', text: '\tä → 界\n' }]);
});

test('a sequence that two events share is left out whole', () => {
  expect(printed([0, 'stdout', '\u001b[3'], [1, 'stdout', '1mred'])).toEqual([{ kind: 'stdout', text: 'red' }]);
});
