import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { libgccPackage } from './compile-for-guest.ts';
import { fetchGuestPackages, installedVersions, type PackageVersion } from './guest-packages.ts';
import { hashOf } from './hash.ts';
import { packInitramfs } from './initramfs.ts';
import { compileKernel } from './kernel.ts';
import { makeKernelHeaders, unpackKernelSource } from './kernel-source.ts';
import { compilePrograms, type Program } from './programs.ts';
import { runTool } from './run-tool.ts';
import { type Ingredient, toIngredients } from './source-text.ts';
import { keyOf, type Workshop } from './stage.ts';
import { neededPackages } from './system-packages.ts';

/** A kernel with the guest's file system in it. */
interface Kernel {
  /** Path of the `bzImage`. */
  readonly kernel: string;
  /** The packages it was made of. */
  readonly ingredients: readonly Ingredient[];
}

/**
 * The stages from packages to the kernel.
 * @param slides folder of the talk
 */
export async function buildKernel(workshop: Workshop, slides: string, programs: readonly Program[]): Promise<Kernel> {
  const installed = await installedVersions([...neededPackages, await libgccPackage()]);
  const versionOf = (name: string) => installed.find((one) => one.name === name)?.version ?? '';
  const packages = await fetchGuestPackages(workshop);
  const source = await unpackKernelSource(workshop, versionOf('linux-source-6.12'));
  const headers = await makeKernelHeaders(workshop, source);
  const compiler = await runTool('gcc', ['--version']);
  const toolchain = hashOf(await keyOf(source), compiler);
  const compiled = await compilePrograms(workshop, {
    slides,
    programs,
    toolchain: hashOf(toolchain, await keyOf(headers), await readFile(join(packages, 'versions.json'))),
  });
  const initramfs = await packInitramfs(workshop, { packages, compiled, programs });
  const kernel = await compileKernel(workshop, {
    source,
    initramfs: join(initramfs, 'initramfs.cpio'),
    toolchain,
  });
  const fetched: readonly PackageVersion[] = JSON.parse(await readFile(join(packages, 'versions.json'), 'utf8'));
  return { kernel: join(kernel, 'bzImage'), ingredients: toIngredients([...installed, ...fetched]) };
}
