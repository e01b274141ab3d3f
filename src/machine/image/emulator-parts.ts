import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { V86 } from 'v86';
import { CommandError } from '../../cli/command.ts';
import type { MachineParts } from '../machine.ts';
import { machineCache } from './cache.ts';

const require = createRequire(import.meta.url);

/** Files of v86 that decide what a snapshot looks like. */
export const emulatorFiles: readonly string[] = ['v86/build/libv86.mjs', 'v86/build/v86.wasm'].map((name) =>
  require.resolve(name),
);

/** Version of the package `v86`. */
export async function emulatorVersion(): Promise<string> {
  return (JSON.parse(await readFile(require.resolve('v86/package.json'), 'utf8')) as { version: string }).version;
}

/** v86, loaded for Node. */
export async function emulatorParts(): Promise<Pick<MachineParts, 'V86' | 'wasm'>> {
  const wasm = await WebAssembly.compile(await readFile(require.resolve('v86/build/v86.wasm')));
  return { V86, wasm };
}

/**
 * The parts of a machine that starts from the image's snapshot, for Node.
 * @param folder of the image
 * @throws CommandError when there is no image
 */
export async function imageParts(folder: string = join(machineCache(), 'image')): Promise<MachineParts> {
  const snapshot = await readFile(join(folder, 'snapshot.zst')).catch(() => null);
  if (!snapshot) throw new CommandError(`There is no image in ${folder}; run "npm run machine" first.`);
  return { ...(await emulatorParts()), snapshot: arrayBufferOf(snapshot) };
}

/** A file's bytes in a buffer of their own, as v86 takes them. */
export function arrayBufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
