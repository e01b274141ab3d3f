import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWholeFile } from '../../cli/write-whole-file.ts';
import { type Recording, readRecording } from '../recording.ts';
import type { Program } from './programs.ts';

/** The programs whose recording is missing, cannot be read, or is of another source. */
export async function findOutdated(slides: string, programs: readonly Program[]): Promise<Program[]> {
  const kept = await Promise.all(programs.map(({ name }) => readKept(recordingFile(slides, name))));
  return programs.filter(({ source }, index) => kept[index]?.source !== source);
}

/** Writes recordings to their chapters. */
export async function writeRecordings(slides: string, recordings: readonly Recording[]): Promise<void> {
  for (const recording of recordings) {
    await writeWholeFile(recordingFile(slides, recording.program), Buffer.from(formatRecording(recording)));
  }
}

/** A recording as JSON with an event a line, so that a change of it can be read. */
export function formatRecording({ events, ...head }: Recording): string {
  const lines = events.map((event) => `    [${event.map((part) => JSON.stringify(part)).join(', ')}]`);
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "events": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

const recordingFile = (slides: string, program: string) => join(slides, program, 'recording.json');

async function readKept(path: string): Promise<Recording | null> {
  const text = await readFile(path, 'utf8').catch(() => 'null');
  try {
    return readRecording(JSON.parse(text));
  } catch {
    return null;
  }
}
