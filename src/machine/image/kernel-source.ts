import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from './hash.ts';
import { toolLock } from './lock.ts';
import { runTool } from './run-tool.ts';
import { keyOf, runStage, type Workshop } from './stage.ts';

const archive = '/usr/src/linux-source-6.12.tar.xz';

/**
 * The stage that unpacks the kernel's source, with Debian's patches in it.
 * @param version of the installed package `linux-source-6.12`
 */
export function unpackKernelSource(workshop: Workshop, version: string): Promise<string> {
  return runStage(workshop, {
    name: 'source',
    key: hashOf(version),
    notice: 'unpacking the kernel’s source',
    make: async (folder) => {
      await runTool('tar', ['--extract', '--xz', '--file', archive, '--strip-components=1', '--directory', folder], {
        alone: toolLock(workshop.cache),
      });
    },
  });
}

/** The stage that makes the headers which the guest's programs include from the kernel's source. */
export async function makeKernelHeaders(workshop: Workshop, source: string): Promise<string> {
  return runStage(workshop, {
    name: 'headers',
    key: await keyOf(source),
    make: async (folder) => {
      const output = join(folder, 'build');
      await runTool('make', ['--silent', '-C', source, 'ARCH=i386', `O=${output}`, 'headers'], {
        alone: toolLock(workshop.cache),
      });
      await rename(join(output, 'usr/include'), join(folder, 'include'));
      await rm(output, { recursive: true });
    },
  });
}
