import { describe, expect, test } from 'vitest';
import { type BrowserSearch, findBrowser } from '../../../src/cli/browser.ts';

const bundled = '/home/a/.cache/ms-playwright/chromium-1255/chrome-linux64/chrome';

function search(present: readonly string[], over: Partial<BrowserSearch> = {}): string | undefined {
  const exists = (path: string) => present.includes(path);
  return findBrowser({ env: { PATH: '/usr/local/bin:/usr/bin' }, platform: 'linux', bundled, exists, ...over });
}

describe('findBrowser', () => {
  test('the one the user names comes first, CHROMIUM before CHROME_PATH', () => {
    const env = { CHROMIUM: '/opt/a', CHROME_PATH: '/opt/b' };
    expect(search(['/opt/a', '/opt/b', bundled], { env })).toBe('/opt/a');
    expect(search(['/opt/b', bundled], { env: { CHROME_PATH: '/opt/b' } })).toBe('/opt/b');
  });

  test('a named browser that is not there is not replaced by another one', () => {
    expect(search([bundled], { env: { CHROMIUM: '/opt/gone' } })).toBeUndefined();
  });

  test('an empty variable names nothing', () => {
    expect(search([bundled], { env: { CHROMIUM: '', CHROME_PATH: '' } })).toBe(bundled);
  });

  test('Playwright’s own comes before installed ones, the full one before the headless one', () => {
    const shell =
      '/home/a/.cache/ms-playwright/chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell';
    expect(search([bundled, shell, '/usr/bin/chromium'])).toBe(bundled);
    expect(search([shell, '/usr/bin/chromium'])).toBe(shell);
  });

  test('on the path, Chrome in a later folder comes before Chromium in an earlier one', () => {
    expect(search(['/usr/local/bin/chromium', '/usr/bin/google-chrome'])).toBe('/usr/bin/google-chrome');
    expect(search(['/usr/bin/chromium'])).toBe('/usr/bin/chromium');
    expect(search(['/usr/bin/microsoft-edge'])).toBe('/usr/bin/microsoft-edge');
  });

  test('no path and no browser is no error', () => {
    expect(search([], { env: {} })).toBeUndefined();
  });

  test('macOS: applications of the computer, then of the user', () => {
    const chromium = '/Applications/Chromium.app/Contents/MacOS/Chromium';
    const chrome = '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const mac = { platform: 'darwin', env: { HOME: '/Users/a', PATH: '' } } as const;
    expect(search([chromium, chrome], mac)).toBe(chromium);
    expect(search([chrome], mac)).toBe(chrome);
  });

  test('macOS and Windows have the headless browser under their own names', () => {
    const mac =
      '/a/ms-playwright/chromium-1255/chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing';
    const macShell =
      '/a/ms-playwright/chromium_headless_shell-1255/chrome-headless-shell-mac-arm64/chrome-headless-shell';
    expect(search([macShell], { platform: 'darwin', bundled: mac })).toBe(macShell);
    const win = 'C:\\a\\ms-playwright\\chromium-1255\\chrome-win64\\chrome.exe';
    const winShell =
      'C:\\a\\ms-playwright\\chromium_headless_shell-1255\\chrome-headless-shell-win64\\chrome-headless-shell.exe';
    expect(search([winShell], { platform: 'win32', bundled: win })).toBe(winShell);
  });

  test('Windows: Chrome and Edge in the folders of the system and of the user', () => {
    const env = {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\a',
    };
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const chrome = 'C:\\Users\\a\\Google\\Chrome\\Application\\chrome.exe';
    expect(search([edge], { platform: 'win32', env })).toBe(edge);
    expect(search([chrome], { platform: 'win32', env })).toBe(chrome);
    expect(search([chrome], { platform: 'win32', env: {} })).toBeUndefined();
  });
});
