import type { Bench, Played } from './lab-state.ts';
import { cStatement } from './model.ts';

/** Characters in a line of the slide's code. */
const columns = 38;
/** Lines that the slide has room for. */
export const codeLines = 7;

/** A statement of C in its lines. */
export interface Statement {
  /** Its place in the program. */
  readonly index: number;
  readonly lines: readonly string[];
  /** The error, if the call failed; it stands in a comment. */
  readonly failed: boolean;
}

/** The last statements of the program, as many as there is room for. */
export function program({ played }: Bench): readonly Statement[] {
  const statements = played.map((one, index) => statement(one, index));
  const shown: Statement[] = [];
  let room = codeLines;
  for (const one of statements.toReversed()) {
    room -= one.lines.length;
    if (room < 0) break;
    shown.unshift(one);
  }
  return shown;
}

function statement({ call, on, into, result }: Played, index: number): Statement {
  const failed = result.errno !== 'OK';
  // The model writes descriptors as numbers.
  const named = cStatement(call).replace(/^(\w+)\((?:-1|\d+)(?=[,)])/, `$1(${on}`);
  const whole = `${into ? `${into} = ` : ''}${named}${failed ? ` // ${result.errno}` : ''}`;
  return { index, lines: broken(whole), failed };
}

/** Breaks a statement behind commas and before its comment. */
function broken(text: string): readonly string[] {
  const lines: string[] = [];
  for (const part of text.split(/(?<=,) | (?=\| |\/\/)/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + part.length <= columns) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(last === undefined ? part : `    ${part}`);
  }
  return lines;
}
