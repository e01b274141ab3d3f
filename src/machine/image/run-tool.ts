import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CommandError } from '../../cli/command.ts';

const execute = promisify(execFile);

/** How a tool is run. */
export interface ToolOptions {
  readonly cwd?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Path of a lock: waits until no other tool has it. It is held as long as anything that the tool has started. */
  readonly alone?: string;
}

const shownLines = 12;

/**
 * Runs a program to its end.
 * @returns what it wrote to its standard output
 * @throws CommandError with the end of what it said when it fails
 */
export async function runTool(program: string, args: readonly string[], options: ToolOptions = {}): Promise<string> {
  const { cwd, env, alone } = options;
  const [command = program, ...rest] = alone ? ['flock', alone, program, ...args] : [program, ...args];
  try {
    const { stdout } = await execute(command, rest, {
      ...(cwd === undefined ? {} : { cwd }),
      // Messages that are parsed or shown are English; a make around this one must not hand its flags down.
      env: { ...process.env, LC_ALL: 'C', MAKEFLAGS: '', ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    throw new CommandError(`"${[program, ...args].join(' ')}" failed:\n${reasonOf(error as ToolFailure)}`);
  }
}

interface ToolFailure extends Error {
  readonly stdout?: string;
  readonly stderr?: string;
}

function reasonOf({ message, stdout = '', stderr = '' }: ToolFailure): string {
  const said = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  return said.length > 0 ? said.slice(-shownLines).join('\n') : message;
}
