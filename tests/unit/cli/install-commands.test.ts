import { expect, test } from 'vitest';
import { installCommands } from '../../../src/cli/install-commands.ts';

const playwright = [process.execPath, '/cli.js', 'install', 'chromium'];

test('Debian as root: the package, then Playwright’s download', () => {
  expect(installCommands({ isDebian: true, isRoot: true, playwright: '/cli.js' })).toEqual([
    [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
    ],
    [playwright],
  ]);
});

test.each([
  { isDebian: true, isRoot: false },
  { isDebian: false, isRoot: true },
])('%j: no package manager is asked', (conditions) => {
  expect(installCommands({ ...conditions, playwright: '/cli.js' })).toEqual([[playwright]]);
});
