import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CpioEntry, writeCpio } from './cpio.ts';
import { hashOf } from './hash.ts';
import { guestFile, type Program } from './programs.ts';
import { runStage, type Workshop } from './stage.ts';

/** What the guest's first file system is made of: paths of files. */
interface GuestFiles {
  /** Folder of the stage `packages`. */
  readonly packages: string;
  /** Folder of the stage `programs`. */
  readonly compiled: string;
  readonly programs: readonly Program[];
}

const folders = [
  '',
  'bin',
  'dev',
  'etc',
  'home',
  'media',
  'mnt',
  'proc',
  'root',
  'run',
  'sys',
  'usr',
  'usr/bin',
  'var',
];

const passwd = 'root:x:0:0:root:/root:/bin/sh\nuser:x:1000:1000:user:/tmp:/bin/sh\n';
const group = 'root:x:0:\nuser:x:1000:\n';

/** The stage that packs the guest's first file system; `initramfs.cpio` in its folder. */
export async function packInitramfs(workshop: Workshop, files: GuestFiles): Promise<string> {
  const archive = writeCpio(await entriesOf(files));
  return runStage(workshop, {
    name: 'initramfs',
    key: hashOf(archive),
    make: (folder) => writeFile(join(folder, 'initramfs.cpio'), archive),
  });
}

async function entriesOf({ packages, compiled, programs }: GuestFiles): Promise<CpioEntry[]> {
  const program = async (path: string, from: string) => file(path, 0o755, await readFile(from));
  return [
    ...folders.map((path) => folder(path, 0o755)),
    folder('tmp', 0o1777),
    // The kernel opens the console for init before init can mount anything.
    device('dev/console', 0o600, 5, 1),
    device('dev/null', 0o666, 1, 3),
    file('etc/passwd', 0o644, Buffer.from(passwd)),
    file('etc/group', 0o644, Buffer.from(group)),
    await program('init', guestFile('init')),
    await program('bin/busybox', join(packages, 'busybox')),
    await program('bin/agent', join(compiled, 'agent')),
    ...(await Promise.all(programs.map(({ name }) => program(`usr/bin/${name}`, join(compiled, name))))),
  ];
}

const folder = (path: string, mode: number): CpioEntry => ({ path, mode, content: { kind: 'folder' } });

const file = (path: string, mode: number, bytes: Uint8Array): CpioEntry => ({
  path,
  mode,
  content: { kind: 'file', bytes },
});

const device = (path: string, mode: number, major: number, minor: number): CpioEntry => ({
  path,
  mode,
  content: { kind: 'character device', major, minor },
});
