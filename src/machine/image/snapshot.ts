import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../../cli/command.ts';
import { hardware } from '../emulator.ts';
import { createMachine, type Machine } from '../machine.ts';
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

const prompt = '# ';
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
  const screen = new Screen();
  const machine = await createMachine(
    { ...(await emulatorParts()), boot: { kernel: arrayBufferOf(image), bios: arrayBufferOf(bios), commandLine } },
    { onConsole: (bytes) => screen.show(bytes), now: Date.now, onFailure: (reason) => screen.fail(reason) },
  );
  try {
    await screen.waitForPrompt();
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

/** What the guest shows while it boots, until the shell asks for a command. */
class Screen {
  #text = '';
  #settle = (_problem?: Error) => {};

  show(bytes: Uint8Array): void {
    this.#text += Buffer.from(bytes).toString('latin1');
    if (this.#text.includes(prompt)) this.#settle();
  }

  fail(reason: string): void {
    this.#settle(new CommandError(`The guest did not boot: ${reason}\n${this.#text.trim()}`));
  }

  waitForPrompt(): Promise<void> {
    return new Promise((done, fail) => {
      const limit = setTimeout(() => this.fail(`it shows no prompt after ${promptTimeout / 1000} s.`), promptTimeout);
      this.#settle = (problem) => {
        clearTimeout(limit);
        if (problem) fail(problem);
        else done();
      };
      this.show(new Uint8Array());
    });
  }
}
