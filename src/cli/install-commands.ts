/** A program and its arguments. */
export type InstallCommand = readonly [program: string, ...args: string[]];

/** What decides how Chromium can be installed. */
export interface InstallConditions {
  /** Debian itself: in Ubuntu the package of this name is only a stand-in for a snap. */
  readonly isDebian: boolean;
  readonly isRoot: boolean;
  /** Path of Playwright's command line program. */
  readonly playwright: string;
}

/** The ways to install Chromium, best first; the commands of one way belong together. */
export function installCommands({ isDebian, isRoot, playwright }: InstallConditions): readonly InstallCommand[][] {
  const byPlaywright: InstallCommand[] = [[process.execPath, playwright, 'install', 'chromium']];
  if (!isDebian || !isRoot) return [byPlaywright];
  // The distribution's package brings the shared libraries along, which Playwright's download does not.
  const byApt: InstallCommand[] = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ];
  return [byApt, byPlaywright];
}
