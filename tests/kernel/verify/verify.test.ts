import { expect, test } from 'vitest';
import * as mountModel from '../../../slides/mount-api/model.ts';
import { compare, noAnswer } from './compare.ts';
import { Dice } from './dice.ts';
import type { Feature, Kernel, Lines } from './feature.ts';
import { features } from './features.ts';
import { answersIn, type Guest, inputOf } from './guest.ts';
import { mountContext } from './mount-context.ts';
import { countsOf, details, summary } from './report.ts';
import { cuts } from './shrink.ts';
import { bytesOf, textOf, word } from './words.ts';

const kernel: Kernel = { release: '6.12', binderDevices: '' };

/** A guest in which a model, taken to be right, answers in the place of a kernel. */
const guestOf = (right: Feature): Guest => ({
  kernel,
  play: (_, cases) => Promise.resolve(answersIn(cases.map((lines) => outputOf(right, lines)).join(''), cases.length)),
});

const outputOf = (feature: Feature, lines: Lines) =>
  `${feature
    .answers(lines, kernel)
    .map((line) => `${line}\n`)
    .join('')}\n`;

test.each(features)('the model of $name agrees with itself', async (feature) => {
  const comparison = await compare(feature, guestOf(feature), 1, 20);
  expect(comparison).toMatchObject({ cases: 20, disagreements: 0, smallest: null });
  expect(comparison.calls).toBeGreaterThan(60);
});

test.each(features)('cases of $name are the same for the same seed', ({ name, draw }) => {
  const cases = [1, 1, 2].map((seed) => draw(new Dice(`${name} ${seed}`), kernel));
  expect(cases[1]).toEqual(cases[0]);
  expect(cases[2]).not.toEqual(cases[0]);
});

/** A model without one of its rules: parameters can be set for ever. */
const broken: typeof mountModel = {
  ...mountModel,
  step: (state, call, caller) => {
    const done = mountModel.step(state, call, caller);
    if (done.result.rule !== 'parameters-frozen') return done;
    return { ...done, result: { ...done.result, errno: 'OK', rule: 'parameter-set' } };
  },
};

test('a model that has lost a rule is reported with the smallest case', async () => {
  const comparison = await compare(mountContext(broken), guestOf(mountContext(mountModel)), 1, 100);
  expect(comparison.disagreements).toBeGreaterThan(0);
  const { lines = [], model, kernel: said } = comparison.smallest ?? {};
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/fsopen/);
  expect(lines[1]).toMatch(/fsconfig 3 [68] ~ ~ 0/);
  expect(lines[2]).toMatch(/fsconfig 3 [01] /);
  expect([model?.at(-1), said]).toEqual(['OK', 'EBUSY']);
});

test('the report has the case, both answers, and the command that plays it again', async () => {
  const comparison = await compare(mountContext(broken), guestOf(mountContext(mountModel)), 7, 100);
  expect(summary(comparison)).toMatch(/^mount +100 cases +\d+ calls {2}\d+ disagreements?$/);
  const text = details(comparison, 7);
  expect(text.slice(-3)).toEqual([
    '    the model says   OK',
    '    the kernel says  EBUSY',
    `  npm run verify:kernel -- --feature mount --seed 7 --cases ${Number(comparison.smallest?.number) + 1} plays it again`,
  ]);
  const { passed, failed } = countsOf([comparison]);
  expect([passed + failed, failed]).toEqual([100, comparison.disagreements]);
});

test('a program that dies has not answered', async () => {
  const feature = mountContext(mountModel);
  const silent: Guest = { kernel, play: (_, cases) => Promise.resolve(cases.map(() => [])) };
  const comparison = await compare(feature, silent, 1, 5);
  expect(comparison).toMatchObject({ disagreements: 5, smallest: { kernel: noAnswer } });
  expect(comparison.smallest?.lines).toHaveLength(1);
});

test('a difference that is there only once is shown as it was drawn', async () => {
  const feature = mountContext(mountModel);
  let runs = 0;
  const once: Guest = {
    kernel,
    play: (asked, cases) =>
      runs++ === 0 ? Promise.resolve(cases.map(() => ['EIO'])) : guestOf(feature).play(asked, cases),
  };
  const { disagreements, smallest } = await compare(feature, once, 1, 1);
  expect([disagreements, smallest?.kernel]).toEqual([1, 'another answer, but not always']);
});

test('words carry any bytes', () => {
  for (const text of ['', ' ', "''", 'a b%20,\n\0', 'é€\u{1f600}', 'x\udcc3']) {
    expect(word(text)).toMatch(/^[!-~]+$/);
    if (!text.includes('\udcc3')) expect(textOf(word(text))).toBe(text);
  }
  expect([...bytesOf(word('x\udcc3'))]).toEqual([0x78, 0xc3]);
  expect(bytesOf("''")).toHaveLength(0);
});

test('a list is cut into halves first, and by single elements last', () => {
  expect([...cuts([1, 2, 3])]).toEqual([[3], [1, 2], [2, 3], [1, 3], [1, 2]]);
  expect([...cuts([1])]).toEqual([[]]);
  expect([...cuts([])]).toEqual([]);
});

test('cases and answers are separated by empty lines', () => {
  expect(inputOf([['a', 'b'], ['c']])).toBe('a\nb\n\nc\n\n');
  expect(answersIn('1\n2\n\n3\n', 3)).toEqual([['1', '2'], ['3'], []]);
});
