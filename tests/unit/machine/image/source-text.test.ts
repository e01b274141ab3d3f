import { expect, test } from 'vitest';
import { sourceText, toIngredients } from '../../../../src/machine/image/source-text.ts';

const version = (name: string, source = name) => ({ name, version: `1:${name}`, source, sourceVersion: `2:${name}` });

const packages = [
  version('make'),
  version('seabios'),
  version('linux-source-6.12', 'linux-6.12'),
  version('musl'),
  version('musl-dev', 'musl'),
  version('lib32gcc-12-dev', 'gcc-12'),
  version('gcc'),
  version('busybox-static', 'busybox'),
];

const text = sourceText({
  release: '6.12.117-talk',
  date: '2026-11-28',
  ingredients: toIngredients(packages),
  emulator: '0.5.462',
  programs: ['binderfs', 'pidfds'],
});

test('only what is in the image is an ingredient; tools are not', () => {
  expect(toIngredients(packages).map(({ name, licence }) => [name, licence])).toEqual([
    ['linux-source-6.12', 'GPL-2.0-only'],
    ['busybox-static', 'GPL-2.0-only'],
    ['musl-dev', 'MIT'],
    ['lib32gcc-12-dev', 'GPL-3.0-or-later WITH GCC-exception-3.1'],
    ['seabios', 'LGPL-3.0-only'],
  ]);
});

test('the text has each package with its version, licence and use', () => {
  expect(text).toContain(
    '| linux-source-6.12 | 1:linux-source-6.12 | GPL-2.0-only | the kernel, in the snapshot and in bzImage.bin |',
  );
  expect(text).toContain('| busybox-static | 1:busybox-static | GPL-2.0-only | the shell and its commands |');
});

test('the text names the exact source packages, each once', () => {
  const list = text.slice(text.indexOf('## Corresponding source'), text.indexOf('`apt-get source'));
  expect(list.match(/^- .*$/gm)).toEqual([
    '- `linux-6.12` 2:linux-source-6.12',
    '- `busybox` 2:busybox-static',
    '- `musl` 2:musl-dev',
    '- `gcc-12` 2:lib32gcc-12-dev',
    '- `seabios` 2:seabios',
  ]);
});

test('the text names kernel, day, emulator, programs and how to make it again', () => {
  for (const part of ['6.12.117-talk', '2026-11-28', 'v86 0.5.462', '`binderfs`', '`pidfds`', 'npm run machine']) {
    expect(text).toContain(part);
  }
});
