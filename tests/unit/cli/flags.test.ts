import { describe, expect, test } from 'vitest';
import { CommandError } from '../../../src/cli/command.ts';
import { readFlags, readPort } from '../../../src/cli/flags.ts';

const names = ['steps', 'out'] as const;

function refusal(run: () => unknown): CommandError {
  try {
    run();
  } catch (error) {
    if (error instanceof CommandError) return error;
  }
  throw new Error('nothing was refused');
}

describe('readFlags', () => {
  test('reads both ways to write a value, and leaves out what is not there', () => {
    expect(readFlags(['--steps', 'all', '--out=a.pdf'], names)).toEqual({ steps: 'all', out: 'a.pdf' });
    expect(readFlags([], names)).toEqual({});
  });

  test('the last of two wins', () => {
    expect(readFlags(['--steps=all', '--steps=key'], names)).toEqual({ steps: 'key' });
  });

  test('a value may start with a dash when it is written with =', () => {
    expect(readFlags(['--out=-.pdf'], names)).toEqual({ out: '-.pdf' });
  });

  test.each([
    [['--stps', 'all'], '--stps is not a flag of this command, did you mean --steps? (flags: --steps, --out)'],
    [['--help'], '--help is not a flag of this command (flags: --steps, --out)'],
    [['-s', 'all'], '-s is not a flag of this command (flags: --steps, --out)'],
    [['all'], '"all" is not expected here (flags: --steps, --out)'],
    [['--out'], '--out needs a value (flags: --steps, --out)'],
    [['--out='], '--out needs a value (flags: --steps, --out)'],
    [['--out', '--steps', 'all'], '--out needs a value (flags: --steps, --out)'],
    [['--', 'all'], '"all" is not expected here (flags: --steps, --out)'],
  ])('%j is refused', (args, message) => {
    const error = refusal(() => readFlags(args, names));
    expect(error.message).toBe(message);
    expect(error.exitCode).toBe(2);
  });
});

describe('readPort', () => {
  test.each([
    ['1', 1],
    ['65535', 65535],
  ])('%s is a port', (value, port) => expect(readPort(value)).toBe(port));

  test.each(['0', '65536', '-1', '80.5', '8o', '', ' 80', '1e3'])('"%s" is not', (value) => {
    const error = refusal(() => readPort(value));
    expect(error.message).toBe(`--port must be a number from 1 to 65535, not "${value}".`);
    expect(error.exitCode).toBe(2);
  });
});
