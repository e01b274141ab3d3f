import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../../cli/command.ts';
import { machineCache } from './cache.ts';
import { runTool } from './run-tool.ts';

/** How the guest's programs are compiled; part of the key of what is made of them. */
export const compilerFlags: readonly string[] = [
  ...['-m32', '-march=i686', '-Os', '-std=gnu11'],
  ...['-Wall', '-Wextra', '-Werror'],
  // One small file each: nothing of the host's C library, no sections that only grow it.
  ...['-static', '-nostdinc', '-nostdlib', '-fno-pie', '-no-pie', '-s'],
  ...['-fno-asynchronous-unwind-tables', '-fno-stack-protector', '-ffunction-sections'],
  '-Wl,--gc-sections,-z,noseparate-code,--build-id=none',
];

/**
 * Compiles one C file to a static program for the guest, with musl and the guest's kernel headers.
 * @param source path of the C file
 * @param out path of the program
 * @param includes further folders to look for headers in
 * @throws CommandError with what the compiler says, or when `npm run machine` has not made the headers yet
 */
export async function compileForGuest(source: string, out: string, includes: readonly string[]): Promise<void> {
  const cache = machineCache();
  const headers = join(cache, 'headers/include');
  const sysroot = join(cache, 'packages/sysroot/usr');
  const made = await Promise.all([headers, sysroot].map((folder) => stat(folder).catch(() => null)));
  if (made.includes(null)) throw new CommandError('The guest’s headers are not there; run "npm run machine" first.');
  const musl = join(sysroot, 'lib/i386-linux-musl');
  const [compilersHeaders, libgcc] = await Promise.all([
    askCompiler('-print-file-name=include'),
    askCompiler('-print-libgcc-file-name'),
  ]);
  const system = [join(sysroot, 'include/i386-linux-musl'), headers, compilersHeaders];
  await runTool('gcc', [
    ...compilerFlags,
    ...includes.flatMap((folder) => ['-I', folder]),
    ...system.flatMap((folder) => ['-isystem', folder]),
    ...[join(musl, 'crt1.o'), join(musl, 'crti.o'), source],
    ...[join(musl, 'libc.a'), libgcc, join(musl, 'crtn.o')],
    ...['-o', out],
  ]);
}

/** Name of the Debian package that libgcc is from, such as `lib32gcc-12-dev`. */
export async function libgccPackage(): Promise<string> {
  const path = await realpath(await askCompiler('-print-libgcc-file-name'));
  const [name = ''] = (await runTool('dpkg-query', ['--search', path])).split(':');
  return name;
}

const askCompiler = async (question: string) => (await runTool('gcc', ['-m32', question])).trim();
