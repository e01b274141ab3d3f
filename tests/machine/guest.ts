import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { machineCache } from '../../src/machine/image/cache.ts';
import { arrayBufferOf, imageParts } from '../../src/machine/image/emulator-parts.ts';
import { imageFiles, readImage } from '../../src/machine/image/image-folder.ts';
import { createMachine, type Machine, type MachineParts } from '../../src/machine/machine.ts';

const folder = join(machineCache(), 'image');
const hasImage = existsSync(join(folder, imageFiles.snapshot));

/** Tests on the real guest; skipped, with the reason in their name, where there is no image. */
export function describeGuest(name: string, tests: () => void): void {
  const reason = hasImage ? '' : ' (there is no image: run "npm run machine")';
  describe.skipIf(!hasImage)(`${name}${reason}`, () => tests());
}

/** A machine for all tests of a file, and what it reports. */
export interface Guest {
  readonly machine: Machine;
  readonly failures: string[];
  /** Resolves when the terminal has shown this since the last call. */
  shown(text: string): Promise<void>;
}

export const now = (): number => performance.timeOrigin + performance.now();

/** Gives the tests around this call a machine from the image's snapshot. */
export function useGuest(parts: () => Promise<MachineParts> = () => imageParts(folder)): () => Guest {
  let guest: Guest | null = null;
  beforeAll(async () => {
    guest = await startGuest(await parts());
  });
  afterAll(() => guest?.machine.destroy());
  return () => {
    if (!guest) throw new Error('The machine is not there yet.');
    return guest;
  };
}

/** The parts of a machine that boots the image's kernel, and is reset to its snapshot. */
export async function bootParts(): Promise<MachineParts> {
  const bytes = async (name: string) => arrayBufferOf(await readFile(join(folder, name)));
  const [parts, image] = [await imageParts(folder), await readImage(folder)];
  if (!image) throw new Error('image.json cannot be read.');
  const [kernel, bios] = [await bytes(imageFiles.kernel), await bytes(imageFiles.bios)];
  return { ...parts, boot: { kernel, bios, commandLine: image.commandLine } };
}

async function startGuest(parts: MachineParts): Promise<Guest> {
  let screen = '';
  let onScreen = () => {};
  const failures: string[] = [];
  const machine = await createMachine(parts, {
    now,
    onConsole(bytes) {
      screen += Buffer.from(bytes).toString('latin1');
      onScreen();
    },
    onFailure: (reason) => failures.push(reason),
  });
  const shown = (text: string) =>
    new Promise<void>((done) => {
      onScreen = () => {
        if (!screen.includes(text)) return;
        screen = '';
        onScreen = () => {};
        done();
      };
      onScreen();
    });
  return { machine, failures, shown };
}
