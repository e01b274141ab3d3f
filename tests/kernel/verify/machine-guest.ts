import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CommandError } from '../../../src/cli/command.ts';
import { compileForGuest } from '../../../src/machine/image/compile-for-guest.ts';
import { imageParts } from '../../../src/machine/image/emulator-parts.ts';
import { createMachine, type Machine } from '../../../src/machine/machine.ts';
import type { Feature, Kernel, Lines } from './feature.ts';
import { answersIn, type Guest, inputOf } from './guest.ts';

/** The release that the models know, and the image is made from. */
const release = '6.12';
/** Of one run, in milliseconds: a busy computer must not look like a program that hangs. */
const timeout = 180_000;

/** The machine with the image, as a guest that runs test programs. */
export class MachineGuest implements Guest {
  readonly kernel: Kernel;
  /** As `uname -r` has it. */
  readonly release: string;
  readonly #machine: Machine;
  readonly #folder: string;
  /** Sources of the programs that the guest has. */
  readonly #installed = new Set<string>();

  private constructor(machine: Machine, folder: string, uname: string, binderDevices: string) {
    this.#machine = machine;
    this.#folder = folder;
    this.release = uname;
    this.kernel = { release, binderDevices };
  }

  /**
   * Restores the image's snapshot.
   * @throws CommandError when there is no image, or its kernel is one that the models do not know
   */
  static async start(): Promise<MachineGuest> {
    const machine = await createMachine(await imageParts(), { onConsole: () => {}, now: Date.now });
    const uname = (await machine.run('uname -r')).stdout.trim();
    if (!uname.startsWith(`${release}.`)) {
      await machine.destroy();
      throw new CommandError(
        `The image has Linux ${uname}, but the models are asked for ${release}; run "npm run machine".`,
      );
    }
    const devices = await machine.run('cat /sys/module/binder/parameters/devices');
    const folder = await mkdtemp(join(tmpdir(), 'deck-verify-'));
    return new MachineGuest(machine, folder, uname, devices.stdout.trim());
  }

  async play({ program }: Feature, cases: readonly Lines[]): Promise<readonly Lines[]> {
    const command = await this.#install(program);
    const stdin = new TextEncoder().encode(inputOf(cases));
    const { stdout, stderr, exitCode, timedOut, reset } = await this.#machine.run(command, { stdin, timeout });
    // What a program that hung left behind must not be in the way of the next.
    if (timedOut) await this.#machine.reset();
    if (timedOut || reset) this.#installed.clear();
    else if (stderr !== '') throw new CommandError(`${program} ended with ${exitCode} in the guest: ${stderr.trim()}`);
    return answersIn(stdout, cases.length);
  }

  /** Compiles a test program and puts it into the guest. Returns its path there. */
  async #install(source: string): Promise<string> {
    const name = basename(source, '.c');
    const path = `/tmp/${name}`;
    if (this.#installed.has(source)) return path;
    const file = join(this.#folder, name);
    await compileForGuest(source, file, []);
    await this.#machine.put(path, await readFile(file), 0o755);
    this.#installed.add(source);
    return path;
  }

  async close(): Promise<void> {
    await this.#machine.destroy();
    await rm(this.#folder, { recursive: true });
  }
}
