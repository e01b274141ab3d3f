import { readFileSync } from 'node:fs';

/** One situation and what a real kernel answered. */
export interface Vector {
  readonly feature: string;
  readonly id: string;
  readonly desc: string;
  /** A sentence, or a list where a situation has several answers. */
  readonly expected: unknown;
  /** The release that was asked, as `uname -r` prints it. */
  readonly kernel: string;
}

/** All recorded rows; see `recordings/README.md` for how they were made. */
export const vectors: readonly Vector[] = (
  JSON.parse(readFileSync('tests/kernel/recordings/vectors.json', 'utf8')) as { vectors: readonly Vector[] }
).vectors;
