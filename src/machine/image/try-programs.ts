import { CommandError } from '../../cli/command.ts';
import { createMachine, type Machine, type MachineParts } from '../machine.ts';
import type { Recording } from '../recording.ts';
import type { Program } from './programs.ts';
import { Recorder } from './recorder.ts';

/** What all programs did. */
interface Trial {
  /** The guest's kernel, as `uname -r` has it. */
  readonly release: string;
  readonly recordings: readonly Recording[];
}

const timeout = 30_000;

/**
 * Runs every program on a machine that was reset for it.
 * @param parts of a machine with a snapshot
 * @param clock the time in milliseconds since the epoch
 * @throws CommandError that names every program that failed and what it said
 */
export async function tryPrograms(
  parts: MachineParts,
  programs: readonly Program[],
  clock: () => number,
): Promise<Trial> {
  const machine = await createMachine(parts, { onConsole: () => {}, now: clock });
  try {
    const release = (await machine.run('uname -r')).stdout.trim();
    const date = new Date(clock()).toISOString().slice(0, 10);
    const recordings: Recording[] = [];
    const failures: string[] = [];
    for (const { name, source } of programs) {
      const { events, exitCode, ms, stderr } = await tryOne(machine, name, clock);
      recordings.push({ program: name, kernel: release, date, source, exitCode, ms: Math.round(ms), events });
      if (exitCode !== 0) failures.push(`${name} ended with ${exitCode}: ${stderr.trim()}`);
    }
    if (failures.length > 0) throw new CommandError(`Programs failed in the guest:\n${failures.join('\n')}`);
    return { release, recordings };
  } finally {
    await machine.destroy();
  }
}

async function tryOne(machine: Machine, name: string, clock: () => number) {
  await machine.reset();
  // The first command after a reset sets the clock: it must not count as the program's time.
  await machine.run('true');
  const recorder = new Recorder(clock);
  const result = await machine.run(name, { timeout, onEvent: (event) => recorder.add(event) });
  return { ...result, events: recorder.events };
}
