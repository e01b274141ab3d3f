import { SlideProblem } from '../../../../src/compile/errors.ts';

/** What an author is told when `run` fails: `line:column message | advice`, after the file when it is another one. */
export function problemOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (!(error instanceof SlideProblem)) throw error;
    const { file, place, message, advice } = error;
    return `${file ? `${file}:` : ''}${place.line}:${place.column} ${message} | ${advice}`;
  }
  throw new Error('nothing was thrown');
}
