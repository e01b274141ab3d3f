import type { Feature, Kernel, Lines } from './feature.ts';

/** Something that runs the test programs: the machine with the image, or what a test puts in its place. */
export interface Guest {
  readonly kernel: Kernel;
  /**
   * Plays cases in one run of a feature's test program.
   * @returns the lines it answered to each case; fewer than the case has when the program did not come to its end
   */
  readonly play: (feature: Feature, cases: readonly Lines[]) => Promise<readonly Lines[]>;
}

/** Cases as a test program reads them. */
export const inputOf = (cases: readonly Lines[]): string =>
  cases.map((lines) => `${lines.map((line) => `${line}\n`).join('')}\n`).join('');

/** The answers to each of so many cases in what a test program wrote. */
export function answersIn(output: string, count: number): Lines[] {
  const parts = output.split(/\n\n|^\n/);
  return Array.from({ length: count }, (_, index) => (parts[index] ?? '').split('\n').filter((line) => line !== ''));
}
