/** The role of a token in the five-role theme; ordinary text has none. */
export type Role = 'keyword' | 'type' | 'literal' | 'comment';

/**
 * A piece of code of one colour: its text, its role ('' for ordinary text) and, in a morph, the number that
 * makes it the same token in every version that has it.
 */
export type Token = readonly [text: string, role?: Role | '', key?: number];

export interface CodeLine {
  readonly tokens: readonly Token[];
  /** Its number in its file; a block without true numbers shows none. */
  readonly number?: number;
  /** The line is added or removed in a diff. */
  readonly mark?: '+' | '-';
}

/** One text of a code block; a morph has several, every other block one. */
export interface CodeVersion {
  readonly lines: readonly CodeLine[];
  /** File and kernel version, set under the block. */
  readonly caption?: string;
}

/** What a code block shows at one step. */
export interface CodeStage {
  /** Index into `CodeBlock.versions`. */
  readonly version: number;
  /** Indexes of the lit lines, from 0; null lights all of them. */
  readonly lit: readonly number[] | null;
}

/** A fence, or the fences of one `<Morph>`, highlighted at compile time. */
export interface CodeBlock {
  readonly language: string;
  readonly versions: readonly CodeVersion[];
  /** At least one; the block takes `stages.length - 1` steps. */
  readonly stages: readonly CodeStage[];
}
