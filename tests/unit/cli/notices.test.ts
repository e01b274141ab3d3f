import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readNotices } from '../../../src/cli/notices.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'notices-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function install(
  name: string,
  entry: object,
  files: Readonly<Record<string, string>> = { LICENSE: 'Do as you like.\n' },
) {
  const folder = name === '' ? root : join(root, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license: 'MIT', ...entry }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
}

test('every package that is handed on has its licence with it, those of dependencies, too, each once', () => {
  install('', { dependencies: { b: '1', '@a/a': '1' } }, {});
  install('b', { dependencies: { c: '1' } });
  install('@a/a', { license: 'BSD-2-Clause', dependencies: { c: '1' } }, { 'licence.md': 'Keep this.' });
  install('c', {}, { 'LICENSE.txt': 'Yours.' });
  expect(readNotices(root)).toEqual([
    { name: '@a/a', version: '1.2.3', licence: 'BSD-2-Clause', text: 'Keep this.' },
    { name: 'b', version: '1.2.3', licence: 'MIT', text: 'Do as you like.' },
    { name: 'c', version: '1.2.3', licence: 'MIT', text: 'Yours.' },
  ]);
});

test('a package without the text of its licence is not handed on', () => {
  install('', { dependencies: { b: '1' } }, {});
  install('b', {}, {});
  expect(() => readNotices(root)).toThrow('b has no licence');
});

test('the deck’s own dependencies all have one', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
  expect(readNotices('.').map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)));
});
