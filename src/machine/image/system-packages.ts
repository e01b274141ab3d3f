import { spawnSync } from 'node:child_process';
import { CommandError } from '../../cli/command.ts';
import type { InstallCommand } from '../../cli/install-commands.ts';
import { isDebian } from '../../cli/is-debian.ts';

/** Debian's packages that make an image, beside what every Debian has. */
export const neededPackages = [
  'linux-source-6.12',
  'gcc',
  // Its libgcc is linked into the guest's programs.
  'gcc-multilib',
  'libc6-dev',
  'make',
  'flex',
  'bison',
  'bc',
  'lz4',
  'xz-utils',
  'zstd',
  'seabios',
] as const;

/** What decides whether an image can be made on this computer. */
export interface BuildConditions {
  readonly isDebian: boolean;
  readonly isRoot: boolean;
  /** As Node names it. */
  readonly arch: string;
  readonly missing: readonly string[];
}

/**
 * The commands that install what is missing; none when nothing is.
 * @throws CommandError when the image cannot be made here, or what is missing cannot be installed
 */
export function planInstallation({ isDebian, isRoot, arch, missing }: BuildConditions): readonly InstallCommand[] {
  if (!isDebian || arch !== 'x64') {
    throw new CommandError(
      'The image is made of Debian’s packages, on Debian for amd64; without an image the deck plays its recordings.',
    );
  }
  if (missing.length === 0) return [];
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing] as const;
  if (!isRoot) throw new CommandError(`Packages are missing; type: sudo ${install.join(' ')}`);
  return [['apt-get', 'update'], install];
}

/**
 * Which of these packages are not installed.
 * @param status a line `name status` for each package that dpkg knows
 */
export function missingPackages(status: string, needed: readonly string[]): string[] {
  const installed = new Set(
    status
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return needed.filter((name) => !installed.has(name));
}

/**
 * Installs what making an image needs, as root, or says what to type.
 * @throws CommandError when something is still missing
 */
export function ensurePackages(say: (line: string) => void): void {
  const conditions = { isDebian: isDebian(), isRoot: process.getuid?.() === 0, arch: process.arch };
  const commands = planInstallation({ ...conditions, missing: conditions.isDebian ? findMissing() : [] });
  if (commands.length === 0) return;
  say(`Installing ${findMissing().join(', ')}.`);
  for (const [program, ...args] of commands) spawnSync(program, args, { stdio: 'inherit' });
  const missing = findMissing();
  if (missing.length === 0) return;
  throw new CommandError(
    `apt-get could not install ${missing.join(', ')}; its sources need Debian’s security updates, too.`,
  );
}

function findMissing(): string[] {
  // Of a name that dpkg has never heard of it complains, and tells the rest.
  const { stdout } = spawnSync(
    'dpkg-query',
    ['--show', '--showformat', `\${Package} \${db:Status-Status}\\n`, ...neededPackages],
    { encoding: 'utf8' },
  );
  return missingPackages(stdout ?? '', neededPackages);
}
