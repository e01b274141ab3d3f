/** A place in an author's file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something wrong in a slide, at a place in the file being compiled: one sentence, and what to do. */
export class SlideProblem extends Error {
  override readonly name = 'SlideProblem';

  /**
   * @param message one sentence with a full stop
   * @param place where, in the file being compiled
   * @param advice what the author should do, one sentence
   * @param file set when the problem lies in another file than the one being compiled
   */
  constructor(
    message: string,
    readonly place: Place,
    readonly advice?: string,
    readonly file?: string,
  ) {
    super(message);
  }
}

/** A problem with its file, ready to be shown. */
export interface LocatedProblem extends Place {
  /** Path as the author would type it, relative to the project. */
  readonly file: string;
  readonly message: string;
  readonly advice?: string;
  /** The line of the file the problem is on, without its newline. */
  readonly sourceLine?: string;
}

/** `file:line:column: message`, then the source line with a mark under the column, then what to do. */
export function formatProblem({ file, line, column, message, advice, sourceLine }: LocatedProblem): string {
  const lines = [`${file}:${line}:${column}: ${message}`];
  if (sourceLine !== undefined) lines.push(...frame(sourceLine, line, column));
  if (advice) lines.push(`  ${advice}`);
  return lines.join('\n');
}

/** The source line and a mark under the column; tabs are kept so that the mark stands right. */
function frame(sourceLine: string, line: number, column: number): string[] {
  const gutter = `  ${line} | `;
  const indent = sourceLine.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return [`${gutter}${sourceLine}`, `${' '.repeat(gutter.length - 2)}| ${indent}^`];
}

/** The build stops with this; its message is every problem of the deck, one after the other. */
export class DeckError extends Error {
  override readonly name = 'DeckError';

  constructor(readonly problems: readonly LocatedProblem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`${problems.map(formatProblem).join('\n\n')}\n\n${count} in the deck.`);
  }
}
