import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPrograms } from '../../../../src/machine/image/programs.ts';
import { findOutdated, formatRecording, writeRecordings } from '../../../../src/machine/image/recordings.ts';
import { type Recording, readRecording } from '../../../../src/machine/recording.ts';

let slides: string;

beforeEach(async () => {
  slides = await mkdtemp(join(tmpdir(), 'slides-'));
  for (const chapter of ['pidfds', 'binderfs', 'opening']) await mkdir(join(slides, chapter));
  await writeFile(join(slides, 'demo.h'), '#define check');
  await writeFile(join(slides, 'pidfds/demo.c'), 'int main;');
  await writeFile(join(slides, 'binderfs/demo.c'), 'int main(void);');
});

afterEach(() => rm(slides, { recursive: true }));

const recordingOf = (program: string, source: string): Recording => ({
  program,
  kernel: '6.12.117-talk',
  date: '2026-11-28',
  source,
  exitCode: 0,
  ms: 31,
  events: [
    [2, 'line', 14],
    [3, 'stdout', 'a "pidfd"\n'],
    [9, 'stderr', '§\n'],
  ],
});

const record = async () => {
  const programs = await findPrograms(slides);
  await writeRecordings(
    slides,
    programs.map(({ name, source }) => recordingOf(name, source)),
  );
};

const outdated = async () => (await findOutdated(slides, await findPrograms(slides))).map(({ name }) => name);

test('chapters with a program, by name', async () => {
  expect((await findPrograms(slides)).map(({ name }) => name)).toEqual(['binderfs', 'pidfds']);
});

test('a talk without programs is no order for an image', async () => {
  await rm(join(slides, 'pidfds/demo.c'));
  await rm(join(slides, 'binderfs/demo.c'));
  await expect(findPrograms(slides)).rejects.toThrow('has a demo.c');
});

test('without recordings all are outdated; once written, none', async () => {
  expect(await outdated()).toEqual(['binderfs', 'pidfds']);
  await record();
  expect(await outdated()).toEqual([]);
});

test('a changed program outdates its recording only', async () => {
  await record();
  await writeFile(join(slides, 'pidfds/demo.c'), 'int main, other;');
  expect(await outdated()).toEqual(['pidfds']);
});

test('a changed header outdates them all', async () => {
  await record();
  await writeFile(join(slides, 'demo.h'), '#define check(x)');
  expect(await outdated()).toEqual(['binderfs', 'pidfds']);
});

test.each(['', '{', '{"source": "x"}'])('a recording that reads %j is outdated', async (text) => {
  await record();
  await writeFile(join(slides, 'pidfds/recording.json'), text);
  expect(await outdated()).toEqual(['pidfds']);
});

test('what is written reads as what was recorded, an event a line', async () => {
  await record();
  const text = await readFile(join(slides, 'pidfds/recording.json'), 'utf8');
  expect(readRecording(JSON.parse(text))).toMatchObject({ program: 'pidfds', events: [{}, {}, {}] });
  expect(text).toContain('\n    [3, "stdout", "a \\"pidfd\\"\\n"],\n');
});

test('a run that did nothing is written whole, too', () => {
  const recording = { ...recordingOf('pidfds', 'a'.repeat(64)), events: [] };
  expect(readRecording(JSON.parse(formatRecording(recording)))).toEqual(recording);
});
