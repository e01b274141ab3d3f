import { expect, test } from 'vitest';
import { tryPrograms } from '../../../../src/machine/image/try-programs.ts';
import type { Machine, RunOptions, RunResult } from '../../../../src/machine/machine.ts';

const programs = ['binderfs', 'pidfds', 'mount-api'].map((name) => ({ name, file: '', source: name }));
const day = Date.UTC(2026, 10, 28, 23, 59);

/** A machine that answers as told, and the list of what it was asked for. */
function fakeMachine(answers: Readonly<Record<string, Partial<RunResult>>>) {
  const asked: string[] = [];
  const unused = () => Promise.reject(new Error('not asked for'));
  const machine: Machine = {
    async run(command: string, options: RunOptions = {}) {
      asked.push(command);
      options.onEvent?.({ kind: 'stdout', bytes: new TextEncoder().encode(`${command} ran\n`) });
      const ended = { stdout: '', stderr: '', exitCode: 0, guestMs: 3, ms: 4.4, timedOut: false, reset: false };
      return { ...ended, ...answers[command] };
    },
    async reset() {
      asked.push('reset');
    },
    put: unused,
    input: () => {},
    stop: unused,
    resume: unused,
    save: unused,
    destroy: unused,
  };
  return { machine, asked };
}

const release = { 'uname -r': { stdout: '6.12.117-talk\n' } };

test('each program runs on a machine that was reset for it', async () => {
  const { machine, asked } = fakeMachine(release);
  await tryPrograms(machine, programs, () => day);
  const rounds = programs.flatMap(({ name }) => ['reset', 'true', name]);
  expect(asked).toEqual(['uname -r', ...rounds]);
});

test('a recording has what ran, on which kernel, when, and what it printed', async () => {
  const { machine } = fakeMachine(release);
  const trial = await tryPrograms(machine, programs, () => day);
  expect(trial.release).toBe('6.12.117-talk');
  expect(trial.recordings[1]).toEqual({
    program: 'pidfds',
    kernel: '6.12.117-talk',
    date: '2026-11-28',
    source: 'pidfds',
    exitCode: 0,
    ms: 4,
    events: [[0, 'stdout', 'pidfds ran\n']],
  });
});

test('programs that fail are all named with what they said', async () => {
  const { machine, asked } = fakeMachine({
    binderfs: { exitCode: 1, stderr: 'mount: EPERM\n' },
    'mount-api': { exitCode: 137, timedOut: true },
  });
  await expect(tryPrograms(machine, programs, () => day)).rejects.toThrow(
    'Programs failed in the guest:\nbinderfs ended with 1: mount: EPERM\nmount-api ended with 137: ',
  );
  expect(asked).toContain('pidfds');
});
