import { describe, expect, test } from 'vitest';
import { lint } from '../../../../src/lint/lint.ts';
import { codeColumns } from '../../../../src/lint/rules/code-columns.ts';
import { codeLines } from '../../../../src/lint/rules/code-lines.ts';
import { codeSize } from '../../../../src/lint/rules/code-size.ts';
import { contrast } from '../../../../src/lint/rules/contrast.ts';
import { foreignFont } from '../../../../src/lint/rules/foreign-font.ts';
import { litSize } from '../../../../src/lint/rules/lit-size.ts';
import { textSize } from '../../../../src/lint/rules/text-size.ts';
import { titleLines } from '../../../../src/lint/rules/title-lines.ts';
import type { TextRun } from '../../../../src/lint/snapshot.ts';
import { facts, layer, makeSnapshot, makeText, problems } from '../make-snapshot.ts';

const withText = (changes: Partial<TextRun>) => ({ texts: [makeText(changes)] });

describe('text-size and code-size', () => {
  test('text needs 28 px, code 36', () => {
    expect(problems(textSize, withText({ fontSize: 28 }))).toEqual([]);
    expect(problems(textSize, withText({ fontSize: 26.32 }))).toEqual(['26.3 px, under 28']);
    expect(problems(codeSize, withText({ fontSize: 36, inCode: true }))).toEqual([]);
    expect(problems(codeSize, withText({ fontSize: 35, inCode: true }))).toEqual(['35 px, under 36 for code']);
  });

  test('each leaves the other’s text alone', () => {
    expect(problems(textSize, withText({ fontSize: 20, inCode: true }))).toEqual([]);
    expect(problems(codeSize, withText({ fontSize: 20 }))).toEqual([]);
  });

  test('a scale that is not quite exact is no finding', () => {
    expect(problems(textSize, withText({ fontSize: 27.96 }))).toEqual([]);
  });
});

test('a lit line has 56 px, but on paper, where nothing is enlarged', () => {
  const lit = withText({ fontSize: 40, inCode: true, light: 'lit' });
  expect(problems(litSize, lit)).toEqual(['40 px, under 56 for a lit line']);
  expect(problems(litSize, withText({ fontSize: 56, inCode: true, light: 'lit' }))).toEqual([]);
  expect(problems(litSize, withText({ fontSize: 40, inCode: true, light: 'dim' }))).toEqual([]);
  expect(problems(litSize, { ...lit, palette: 'print' })).toEqual([]);
});

test('code has 80 columns and 15 lines at most', () => {
  const code = (lines: number, columns: number) => ({ code: [{ path: 'pre', text: '', lines, columns }] });
  expect(problems(codeColumns, code(15, 80))).toEqual([]);
  expect(problems(codeColumns, code(15, 81))).toEqual(['81 columns, over 80']);
  expect(problems(codeLines, code(15, 80))).toEqual([]);
  expect(problems(codeLines, code(16, 80))).toEqual(['16 lines, over 15']);
});

test('a title has two lines at most', () => {
  expect(problems(titleLines, { titleLines: 2 })).toEqual([]);
  expect(problems(titleLines, { titleLines: 3 })).toEqual(['3 lines, over 2']);
});

test('a font that is not the deck’s is named', () => {
  const foreignFonts = [1, 3].map((glyphs) => ({ path: 'p', text: 'a → b', family: 'DejaVu Sans', glyphs }));
  expect(problems(foreignFont, { foreignFonts })).toEqual([
    '1 character is drawn with DejaVu Sans, which the deck does not bring',
    '3 characters are drawn with DejaVu Sans, which the deck does not bring',
  ]);
});

describe('contrast', () => {
  const white = [layer('rgb(255, 255, 255)')];
  const grey = (value: number) => layer(`rgb(${value}, ${value}, ${value})`);

  test('is 4.5 to 1 at least, and never rounded up to it', () => {
    expect(problems(contrast, withText({ ink: grey(118), beneath: [white] }))).toEqual([]);
    expect(problems(contrast, withText({ ink: grey(119), beneath: [white] }))).toEqual([
      '4.47 to 1 in the paper palette, under 4.5',
    ]);
  });

  test('code that is not lit may have 3 to 1', () => {
    expect(problems(contrast, withText({ ink: grey(140), beneath: [white], light: 'dim' }))).toEqual([]);
    expect(
      problems(contrast, { ...withText({ ink: grey(180), beneath: [white], light: 'dim' }), palette: 'stage' }),
    ).toEqual(['2.07 to 1 in the stage palette, under 3']);
  });

  test('counts what makes text and its ground see-through', () => {
    const half = { color: 'rgb(0, 0, 0)', groups: [{ id: 1, opacity: 0.5 }] };
    expect(problems(contrast, withText({ ink: half, beneath: [white] }))).toEqual([
      '3.97 to 1 in the paper palette, under 4.5',
    ]);
  });

  test('the worst of the points counts; a point without ground cannot be judged', () => {
    expect(problems(contrast, withText({ beneath: [white, [grey(20)]] }))).toHaveLength(1);
    expect(problems(contrast, withText({ beneath: [] }))).toEqual([]);
  });

  test('one finding for each colour that is too faint, not for each word', () => {
    const texts = [
      makeText({ text: 'a', ink: grey(200) }),
      makeText({ text: 'b', ink: grey(200) }),
      makeText({ text: 'c', ink: grey(201) }),
    ];
    expect(lint([contrast], [makeSnapshot({ texts })], facts).map(({ text }) => text)).toEqual(['a', 'c']);
  });

  test('a colour it cannot read is said, not guessed', () => {
    expect(problems(contrast, withText({ ink: layer('oklch(0.5 0.1 200)') }))).toEqual([
      'the colour oklch(0.5 0.1 200) cannot be judged; use one of the palette',
    ]);
  });
});
