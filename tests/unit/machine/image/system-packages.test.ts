import { expect, test } from 'vitest';
import { missingPackages, planInstallation } from '../../../../src/machine/image/system-packages.ts';

const ready = { isDebian: true, isRoot: true, arch: 'x64', missing: [] };

test('nothing is installed when nothing is missing, root or not', () => {
  expect(planInstallation(ready)).toEqual([]);
  expect(planInstallation({ ...ready, isRoot: false })).toEqual([]);
});

test('root gets what is missing', () => {
  expect(planInstallation({ ...ready, missing: ['bc', 'flex'] })).toEqual([
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'bc', 'flex'],
  ]);
});

test('who is not root is told what to type', () => {
  expect(() => planInstallation({ ...ready, isRoot: false, missing: ['bc'] })).toThrow(
    'Packages are missing; type: sudo apt-get install -y --no-install-recommends bc',
  );
});

test.each([{ isDebian: false }, { arch: 'arm64' }])('%j: the deck works without an image', (difference) => {
  expect(() => planInstallation({ ...ready, ...difference })).toThrow('without an image the deck plays its recordings');
});

test('packages that dpkg does not know, removed or half installed, are missing', () => {
  const status = 'bc installed\nflex config-files\nbison half-installed\nbc installed\n';
  expect(missingPackages(status, ['bc', 'flex', 'bison', 'make'])).toEqual(['flex', 'bison', 'make']);
});
