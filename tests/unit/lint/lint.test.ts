import { describe, expect, test } from 'vitest';
import { formatFinding, lint } from '../../../src/lint/lint.ts';
import type { DeckRule, Finding, StateRule } from '../../../src/lint/rule.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { facts, makeSnapshot } from './make-snapshot.ts';

const fault = { path: 'p', text: 'word', problem: 'is wrong' };
const everywhere: StateRule = { name: 'everywhere', description: '', check: () => [fault] };
const places = (found: readonly Finding[]) => found.map(({ slide, step }) => `${slide}#${step}`);

describe('lint', () => {
  test('names what several steps show once, at the first of them, whatever order they come in', () => {
    const snapshots = [2, 0, 1].map((step) => makeSnapshot({ slide: 'slide-2', step }));
    expect(lint([everywhere], snapshots, facts)).toEqual([{ ...fault, rule: 'everywhere', slide: 'slide-2', step: 0 }]);
  });

  test('keeps faults apart that differ in their problem, element or slide', () => {
    const check: StateRule['check'] = ({ step }) => [{ ...fault, problem: `is ${step} px over` }];
    const snapshots = ['slide-1', 'slide-2'].flatMap((slide) => [0, 1].map((step) => makeSnapshot({ slide, step })));
    expect(lint([{ ...everywhere, check }], snapshots, facts)).toHaveLength(4);
  });

  test('names faults with the same cause once, though their elements differ', () => {
    const check: StateRule['check'] = () => ['a', 'b'].map((text) => ({ ...fault, text, cause: 'grey' }));
    expect(lint([{ ...everywhere, check }], [makeSnapshot()], facts)).toMatchObject([{ text: 'a' }]);
  });

  test('gives the findings in the order of the slides', () => {
    const snapshots = ['slide-3', 'slide-1', 'slide-2'].map((slide) => makeSnapshot({ slide }));
    expect(places(lint([everywhere], snapshots, facts))).toEqual(['slide-1#0', 'slide-2#0', 'slide-3#0']);
  });

  test('shows the whole deck to a rule that asks for it, once', () => {
    const whole: DeckRule = {
      name: 'whole',
      description: '',
      checkDeck: (snapshots) => [{ ...fault, slide: 'slide-1', step: 0, problem: `${snapshots.length} states` }],
    };
    expect(lint([whole], [makeSnapshot(), makeSnapshot()], facts)).toMatchObject([
      { rule: 'whole', problem: '2 states' },
    ]);
  });

  test('finds nothing in slides that break no rule', () => {
    expect(lint(rules, [makeSnapshot(), makeSnapshot({ slide: 'slide-2', palette: 'print' })], facts)).toEqual([]);
  });
});

test('a finding is one line, without the parts it lacks', () => {
  const finding = { ...fault, rule: 'text-size', slide: 'end', step: 2 };
  expect(formatFinding(finding)).toBe('end#2  text-size  p "word"  is wrong');
  expect(formatFinding({ ...finding, text: '' })).toBe('end#2  text-size  p  is wrong');
  expect(formatFinding({ ...finding, path: '', text: '' })).toBe('end#2  text-size  is wrong');
});

test('rules have names of their own, in kebab case, and say what they want', () => {
  const names = rules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, description } of rules) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(description).toMatch(/^[A-Z].*\.$/);
  }
});
