import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LocatedProblem, SlideProblem } from './errors.ts';

/** A file of slides, as it is on disk and as its author would type its name. */
export interface SlideFile {
  /** Absolute path. */
  readonly file: string;
  /** Path relative to the project. */
  readonly shown: string;
  readonly text: string;
}

/** Adds the file and the line of source to a problem; one in a snippet lies in a file beside the slides. */
export function located(problem: SlideProblem, slides: SlideFile): LocatedProblem {
  const { message, place, advice } = problem;
  const { shown, text } = problem.file === undefined ? slides : besides(slides, problem.file);
  const sourceLine = text.split(/\r?\n/)[place.line - 1];
  return { file: shown, ...place, message, ...(advice && { advice }), ...(sourceLine !== undefined && { sourceLine }) };
}

function besides({ file, shown }: SlideFile, name: string): SlideFile {
  const path = join(dirname(file), name);
  return { file: path, shown: join(dirname(shown), name), text: existsSync(path) ? readFileSync(path, 'utf8') : '' };
}
