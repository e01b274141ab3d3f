import type { Dice } from './dice.ts';

/** What a test program reads of a case: a line for each call. */
export type Lines = readonly string[];

/** What the guest is like, as far as the models ask. */
export interface Kernel {
  /** The release as the models name it. */
  readonly release: '6.12' | '6.18';
  /** The devices that every instance of binderfs begins with, separated by commas. */
  readonly binderDevices: string;
}

/** One of the features that are compared: a test program, cases for it, and what a model answers to them. */
export interface Feature {
  /** As the report and `--feature` name it. */
  readonly name: string;
  /** The C source of the test program. */
  readonly program: string;
  /** How many cases there are for each hundred that were asked for: cases of one feature take longer than of another. */
  readonly percent: number;
  /** Draws a case. The same dice and the same kernel always give the same one. */
  readonly draw: (dice: Dice, kernel: Kernel) => Lines;
  /**
   * A line with the model's answer to each line of a case, whatever lines it has; up to the first call that the model
   * does not know, because then it does not know the state either.
   */
  readonly answers: (lines: Lines, kernel: Kernel) => Lines;
  /** Shorter lines to try in the place of one when a case is made smaller, the shortest first. */
  readonly shorter?: (line: string) => Iterable<string>;
}
