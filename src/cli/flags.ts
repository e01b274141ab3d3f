import { parseArgs } from 'node:util';
import { suggest } from '../deck/nearest.ts';
import { CommandError } from './command.ts';

/**
 * Reads `--name value` and `--name=value`.
 * @param names the flags the command knows, without their dashes; each takes a value
 * @throws CommandError with exit code 2 for anything else on the command line
 */
export function readFlags<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const values: Partial<Record<Name, string>> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') throw usage(`"${token.value}" is not expected here`, names);
    if (token.kind === 'option-terminator') continue;
    const name = names.find((known) => known === token.name);
    if (!name) throw usage(unknown(token.rawName, names), names);
    if (!token.value || (token.value.startsWith('-') && !token.inlineValue)) {
      throw usage(`--${name} needs a value`, names);
    }
    values[name] = token.value;
  }
  return values;
}

function unknown(rawName: string, names: readonly string[]): string {
  const meant = suggest(rawName.replace(/^-+/, ''), names);
  return `${rawName} is not a flag of this command${meant ? `, did you mean --${meant}?` : ''}`;
}

function usage(problem: string, names: readonly string[]): CommandError {
  return new CommandError(`${problem} (flags: ${names.map((name) => `--${name}`).join(', ')})`, 2);
}

/**
 * Reads the value of `--port`.
 * @throws CommandError unless it is a whole number from 1 to 65535
 */
export function readPort(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port >= 1 && port <= 65535) return port;
  throw new CommandError(`--port must be a number from 1 to 65535, not "${value}".`, 2);
}
