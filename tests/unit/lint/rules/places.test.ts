import { describe, expect, test } from 'vitest';
import { bodyOverflow } from '../../../../src/lint/rules/body-overflow.ts';
import { boxOverflow } from '../../../../src/lint/rules/box-overflow.ts';
import { canvasOverflow } from '../../../../src/lint/rules/canvas-overflow.ts';
import { overlap } from '../../../../src/lint/rules/overlap.ts';
import { makeText, problems, rect } from '../make-snapshot.ts';

const box = (...size: Parameters<typeof rect>) => ({ path: 'svg > rect', text: '', rect: rect(...size), inBody: true });

describe('canvas-overflow', () => {
  test.each([
    ['the canvas itself', rect(0, 0, 1920, 1080), []],
    ['a rounding error', rect(-0.5, -1, 1921.4, 1081.9), []],
    ['left', rect(-12, 0, 100, 100), ['12 px over the left edge of the canvas']],
    ['top', rect(0, -2, 100, 100), ['2 px over the top edge of the canvas']],
    ['right', rect(1900, 0, 32, 100), ['12 px over the right edge of the canvas']],
    ['bottom', rect(0, 1000, 100, 100), ['20 px over the bottom edge of the canvas']],
    ['two edges: the worse one', rect(1900, 1000, 50, 100), ['30 px over the right edge of the canvas']],
  ])('%s', (_, place, expected) => {
    expect(problems(canvasOverflow, { texts: [], boxes: [{ ...box(0, 0, 0, 0), rect: place }] })).toEqual(expected);
  });

  test('judges every line of a text', () => {
    const lines = [rect(100, 100, 50, 50), rect(1900, 160, 50, 50)];
    expect(problems(canvasOverflow, { texts: [makeText({ lines })] })).toHaveLength(1);
  });
});

describe('body-overflow', () => {
  test('allows 960, and a pixel of rounding', () => {
    expect(problems(bodyOverflow, { boxes: [box(256, 900, 10, 61)] })).toEqual([]);
    expect(problems(bodyOverflow, { boxes: [box(256, 900, 10, 62)] })).toEqual(['2 px below the end of the body']);
  });

  test('names only what reaches lowest, box or text', () => {
    const texts = [makeText({ lines: [rect(256, 900, 10, 90)] })];
    expect(problems(bodyOverflow, { texts, boxes: [box(256, 900, 10, 70)] })).toEqual([
      '30 px below the end of the body',
    ]);
  });

  test('leaves the frame alone, and slides without a folio', () => {
    const folio = makeText({ inBody: false, lines: [rect(256, 992, 10, 28)] });
    expect(problems(bodyOverflow, { texts: [folio] })).toEqual([]);
    expect(problems(bodyOverflow, { hasFolio: false, boxes: [box(256, 900, 10, 100)] })).toEqual([]);
  });
});

describe('box-overflow', () => {
  const overflow = (x: number, y: number) => problems(boxOverflow, { overflows: [{ path: 'pre', text: '', x, y }] });

  test('says in which direction, and forgives the pixel that browsers round', () => {
    expect(overflow(1, 1)).toEqual([]);
    expect(overflow(12.4, 0)).toEqual(['its content is 12 px wider than the box']);
    expect(overflow(0, 2)).toEqual(['its content is 2 px higher than the box']);
    expect(overflow(5, 6)).toHaveLength(2);
  });
});

describe('overlap', () => {
  const at = (left: number, top: number, block: number) => makeText({ block, lines: [rect(left, top, 100, 50)] });
  const judge = (...texts: ReturnType<typeof at>[]) => problems(overlap, { texts });

  test('needs more than 4 px in both directions', () => {
    expect(judge(at(0, 0, 1), at(0, 46, 2))).toEqual([]);
    expect(judge(at(0, 0, 1), at(96, 0, 2))).toEqual([]);
    expect(judge(at(0, 0, 1), at(0, 44, 2))).toEqual(['overlaps div.body > p "word" by 6 px']);
    expect(judge(at(0, 0, 1), at(90, 20, 2))).toEqual(['overlaps div.body > p "word" by 10 px']);
  });

  test('pieces of one block may touch', () => {
    expect(judge(at(0, 0, 1), at(0, 0, 1))).toEqual([]);
  });

  test('names a pair once, and every pair', () => {
    expect(judge(at(0, 0, 1), at(0, 0, 2), at(0, 0, 3))).toHaveLength(3);
  });
});
