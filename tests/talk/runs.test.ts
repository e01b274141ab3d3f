import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import deck from '../../slides/deck.ts';
import { sourceHash } from '../../src/machine/image/hash.ts';
import { readRecording, transcriptOf } from '../../src/machine/recording.ts';

const read = (path: string) => readFileSync(`slides/${path}`, 'utf8');

const programs = deck.chapters.map(({ id }) => id).filter((id) => existsSync(`slides/${id}/demo.c`));

/** Widths of the lines, with tabs as wide as in the kernel. */
function widths(text: string): number[] {
  const column = (width: number, character: string) => (character === '\t' ? width + 8 - (width % 8) : width + 1);
  return text.split('\n').map((line) => Array.from(line).reduce(column, 0));
}

function recordingOf(program: string) {
  const recording = readRecording(JSON.parse(read(`${program}/recording.json`)));
  if (!recording) throw new Error(`slides/${program}/recording.json is no recording; run "npm run machine"`);
  return recording;
}

test('every feature has a program', () => {
  expect(programs).toHaveLength(8);
});

describe.each(programs)('the program of %s', (program) => {
  const source = read(`${program}/demo.c`);

  test('fits beside a terminal', () => {
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
    expect(Math.max(...widths(source))).toBeLessThanOrEqual(80);
  });

  test('was recorded as it is, and ended well', () => {
    const { source: recorded, exitCode } = recordingOf(program);
    expect({ recorded, exitCode }).toEqual({ recorded: sourceHash(source, read('demo.h')), exitCode: 0 });
  });

  test('prints what an audience can take in', () => {
    const lines = transcriptOf(recordingOf(program)).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(60);
  });
});
