import { existsSync, readFileSync } from 'node:fs';

const releaseFile = '/etc/os-release';

/** Whether this is Debian itself, whose packages have the names and contents that are asked for. */
export function isDebian(): boolean {
  return existsSync(releaseFile) && /^ID=debian$/m.test(readFileSync(releaseFile, 'utf8'));
}
