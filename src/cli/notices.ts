import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notice } from '../deck/about.ts';

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * What the site hands on of other people's work: every package that the project depends on, with the packages that
 * these depend on, by name. Their licences ask that the text goes with them.
 * @param root folder of the project's `package.json` and `node_modules`
 * @throws Error for a package without a licence or without its text
 */
export function readNotices(root: string): Notice[] {
  const found = new Map<string, Notice>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    const folder = join(root, 'node_modules', name);
    const { version, license, dependencies = {} } = readPackage(folder);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
    if (!license || !file) throw new Error(`The package ${name} has no licence, or no file with its text.`);
    found.set(name, { name, version, licence: license, text: readFileSync(join(folder, file), 'utf8').trim() });
    for (const dependency of Object.keys(dependencies)) visit(dependency);
  };
  for (const name of Object.keys(readPackage(root).dependencies ?? {})) visit(name);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const readPackage = (folder: string): PackageFile => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
