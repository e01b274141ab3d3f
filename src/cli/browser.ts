import { posix, win32 } from 'node:path';

/** Everything the search for a browser depends on. */
export interface BrowserSearch {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Where Playwright keeps, or would keep, its own Chromium. */
  readonly bundled: string;
  readonly exists: (path: string) => boolean;
}

/**
 * The browser that prints and tests: the one the user names, else Playwright's own, else an installed Chrome,
 * Chromium or Edge.
 * @returns its path, or undefined when there is none
 */
export function findBrowser(search: BrowserSearch): string | undefined {
  const { env, bundled, exists } = search;
  const named = env.CHROMIUM || env.CHROME_PATH;
  if (named) return exists(named) ? named : undefined;
  return [bundled, headlessShell(bundled), ...installed(search), ...onPath(search)].find(exists);
}

/** Playwright's smaller build for headless use lies beside the full one: `chromium_headless_shell-1255/…`. */
function headlessShell(bundled: string): string {
  return bundled.replace(
    /chromium-(\d+)([\\/])chrome-([\w-]+)[\\/].*?(\.exe)?$/,
    'chromium_headless_shell-$1$2chrome-headless-shell-$3$2chrome-headless-shell$4',
  );
}

function installed({ env, platform }: BrowserSearch): string[] {
  if (platform === 'darwin') return ['', env.HOME ?? ''].flatMap(macApplications);
  if (platform === 'win32') return programFolders(env).flatMap(windowsPrograms);
  return ['/opt/google/chrome/chrome', '/snap/bin/chromium', '/opt/microsoft/msedge/msedge'];
}

const macApplications = (home: string) =>
  ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
  );

const programFolders = (env: BrowserSearch['env']) =>
  [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined);

const windowsPrograms = (folder: string) =>
  [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ].map((program) => win32.join(folder, program));

const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** By command, not by folder: a Chrome anywhere on the path is taken before a Chromium. */
function onPath({ env, platform }: BrowserSearch): string[] {
  if (platform === 'win32') return [];
  const folders = (env.PATH ?? '').split(posix.delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
}
