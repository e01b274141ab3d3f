import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../../cli/command.ts';
import { hardware } from '../emulator.ts';
import { createMachine, type Machine } from '../machine.ts';
import { BootScreen } from './boot-screen.ts';
import { arrayBufferOf, emulatorFiles, emulatorParts } from './emulator-parts.ts';
import { hashOf } from './hash.ts';
import { runTool } from './run-tool.ts';
import { runStage, type Workshop } from './stage.ts';

/**
 * The kernel's command line. v86 restores the processor's time stamp counter wrongly, so that it must not be a
 * clock; freed memory is zeroed, because pages of zeroes take no place in a snapshot.
 */
export const commandLine = 'console=ttyS0 quiet tsc=unstable init_on_free=1';

/** SeaBIOS, as Debian's package has it. */
export const biosFile = '/usr/share/seabios/bios.bin';

/** Milliseconds, on a busy computer. */
const promptTimeout = 60_000;

/** What the guest drops before the snapshot: pages it could read again. */
const cleanUp = 'sync; echo 3 > /proc/sys/vm/drop_caches';

/** The stage that boots the kernel once and saves the machine; `snapshot.zst` in its folder. */
export async function takeSnapshot(workshop: Workshop, kernel: string): Promise<string> {
  const bytes = await Promise.all([kernel, biosFile, ...emulatorFiles].map((path) => readFile(path)));
  return runStage(workshop, {
    name: 'snapshot',
    key: hashOf(commandLine, cleanUp, JSON.stringify(hardware), ...bytes),
    make: async (folder) => {
      const raw = join(folder, 'snapshot');
      await writeFile(raw, new Uint8Array(await bootAndSave(kernel)));
      await runTool('zstd', ['--quiet', '--ultra', '-22', raw, '-o', `${raw}.zst`]);
      await rm(raw);
    },
  });
}

async function bootAndSave(kernel: string): Promise<ArrayBuffer> {
  const [image, bios] = await Promise.all([readFile(kernel), readFile(biosFile)]);
  const screen = new BootScreen();
  const machine = await createMachine(
    { ...(await emulatorParts()), boot: { kernel: arrayBufferOf(image), bios: arrayBufferOf(bios), commandLine } },
    { onConsole: (bytes) => screen.show(bytes), now: Date.now, onFailure: (reason) => screen.fail(reason) },
  );
  try {
    await screen.waitForPrompt(promptTimeout);
    await prepare(machine);
    return await machine.save();
  } finally {
    await machine.destroy();
  }
}

async function prepare(machine: Machine): Promise<void> {
  const { exitCode, stderr } = await machine.run(cleanUp);
  if (exitCode !== 0) throw new CommandError(`The guest could not be prepared for its snapshot: ${stderr.trim()}`);
}
