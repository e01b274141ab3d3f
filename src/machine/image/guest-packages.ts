import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from './hash.ts';
import { downloadPackages } from './private-apt.ts';
import { runTool } from './run-tool.ts';
import { runStage, type Workshop } from './stage.ts';

/** A Debian package, as installed or downloaded, and the source package it was built from. */
export interface PackageVersion {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly sourceVersion: string;
}

const names = ['busybox-static', 'musl', 'musl-dev'];

/** The stage that fetches what of Debian runs in the guest or is linked into its programs. */
export async function fetchGuestPackages(workshop: Workshop): Promise<string> {
  return runStage(workshop, {
    name: 'packages',
    // A point release may bring newer ones.
    key: hashOf(...names, await readFile('/etc/debian_version')),
    make: async (folder) => {
      const architecture = 'i386';
      await downloadPackages(names, { architecture, state: join(workshop.cache, 'apt'), into: folder });
      const versions: PackageVersion[] = [];
      for (const file of (await readdir(folder)).filter((name) => name.endsWith('.deb')).sort()) {
        const path = join(folder, file);
        versions.push(await readVersion(path));
        await runTool('dpkg-deb', ['--extract', path, join(folder, 'sysroot')]);
        await rm(path);
      }
      // Releases differ in where they put it.
      const places = ['bin/busybox', 'usr/bin/busybox'].map((path) => join(folder, 'sysroot', path));
      await copyFile(places.find(existsSync) ?? '', join(folder, 'busybox'));
      await writeFile(join(folder, 'versions.json'), JSON.stringify(versions));
    },
  });
}

const fields = ['Package', 'Version', 'source:Package', 'source:Version'];
/** What dpkg fills in: fields in a line, with tabs between them. */
const format = `${fields.map((field) => `\${${field}}`).join('\\t')}\\n`;

const readVersion = async (path: string) =>
  parseVersion(await runTool('dpkg-deb', ['--show', '--showformat', format, path]));

/** What is installed on this computer. */
export async function installedVersions(packages: readonly string[]): Promise<PackageVersion[]> {
  const text = await runTool('dpkg-query', ['--show', '--showformat', format, ...packages]);
  return text.trimEnd().split('\n').map(parseVersion);
}

function parseVersion(line: string): PackageVersion {
  const [name = '', version = '', source = '', sourceVersion = ''] = line.trimEnd().split('\t');
  return { name, version, source, sourceVersion };
}
