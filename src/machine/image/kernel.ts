import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../../cli/command.ts';
import { hashOf } from './hash.ts';
import { unmetOptions } from './kernel-options.ts';
import { toolLock } from './lock.ts';
import { guestFile } from './programs.ts';
import { runTool } from './run-tool.ts';
import { runStage, type Workshop } from './stage.ts';

/** What a kernel is made of. */
interface KernelInputs {
  /** Folder of the unpacked source. */
  readonly source: string;
  /** Path of the first file system, which becomes part of the kernel. */
  readonly initramfs: string;
  /** Hash of the source's version and the compiler. */
  readonly toolchain: string;
}

/** The build writes these into the kernel: with them every build gives the same bytes. */
const reproducible = {
  KBUILD_BUILD_TIMESTAMP: '2026-01-01 00:00:00 UTC',
  KBUILD_BUILD_USER: 'talk',
  KBUILD_BUILD_HOST: 'talk',
  KBUILD_BUILD_VERSION: '1',
};

/**
 * The stage that compiles the kernel; `bzImage` in its folder. The objects stay in a folder of their own, so that
 * another file system is linked in seconds and an interrupted compilation goes on where it was.
 */
export async function compileKernel(workshop: Workshop, inputs: KernelInputs): Promise<string> {
  const options = await readFile(guestFile('talk.config'), 'utf8');
  const objects = join(workshop.cache, 'build');
  const archive = await readFile(inputs.initramfs);
  if (/[\s:]/.test(objects)) {
    throw new CommandError(
      `The kernel’s build cannot work in ${objects}: set MACHINE_CACHE to a folder whose path has no space or colon.`,
    );
  }
  return runStage(workshop, {
    name: 'kernel',
    key: hashOf(inputs.toolchain, options, archive),
    notice: 'compiling; minutes the first time, then seconds',
    make: async (folder) => {
      const make = (...args: string[]) =>
        runTool('make', ['--silent', '-C', inputs.source, 'ARCH=i386', `O=${objects}`, ...args], {
          env: reproducible,
          alone: toolLock(workshop.cache),
        });
      await keepOrClear(objects, inputs.toolchain);
      const embedded = join(objects, 'initramfs.cpio');
      await writeFile(embedded, archive);
      await configure(objects, `${options}CONFIG_INITRAMFS_SOURCE="${embedded}"\n`, make);
      await make(`-j${availableParallelism()}`, 'bzImage');
      await copyFile(join(objects, 'arch/x86/boot/bzImage'), join(folder, 'bzImage'));
    },
  });
}

/** Objects of another source or compiler are of no use. */
async function keepOrClear(objects: string, toolchain: string): Promise<void> {
  const keyFile = join(objects, '.key');
  if ((await readFile(keyFile, 'utf8').catch(() => null)) === toolchain) return;
  await rm(objects, { recursive: true, force: true });
  await mkdir(objects, { recursive: true });
  await writeFile(keyFile, toolchain);
}

/** Configures anew only when the options have changed; the marker is written last. */
async function configure(objects: string, options: string, make: (...args: string[]) => Promise<string>) {
  const marker = join(objects, 'talk.config');
  if ((await readFile(marker, 'utf8').catch(() => null)) === options) return;
  await rm(marker, { force: true });
  await make('tinyconfig');
  const config = join(objects, '.config');
  await writeFile(config, `${await readFile(config, 'utf8')}${options}`);
  await make('olddefconfig');
  const unmet = unmetOptions(options, await readFile(config, 'utf8'));
  if (unmet.length > 0) {
    throw new CommandError(`The kernel did not accept from talk.config: ${unmet.join(', ')}; see what they depend on.`);
  }
  await writeFile(`${marker}.part`, options);
  await rename(`${marker}.part`, marker);
}
