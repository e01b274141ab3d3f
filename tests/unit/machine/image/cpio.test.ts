import { expect, test } from 'vitest';
import { type CpioEntry, writeCpio } from '../../../../src/machine/image/cpio.ts';

const folder = (path: string): CpioEntry => ({ path, mode: 0o755, content: { kind: 'folder' } });
const file = (path: string, text: string, mode = 0o644): CpioEntry => ({
  path,
  mode,
  content: { kind: 'file', bytes: Buffer.from(text) },
});
const console: CpioEntry = {
  path: 'dev/console',
  mode: 0o600,
  content: { kind: 'character device', major: 5, minor: 1 },
};

/** Reads an archive as the kernel does: 110 bytes of header, the name, the content, each filled up to 4 bytes. */
function readCpio(archive: Uint8Array) {
  const bytes = Buffer.from(archive);
  const entries = [];
  for (let at = 0; ; ) {
    expect(bytes.toString('latin1', at, at + 6)).toBe('070701');
    const number = (index: number) =>
      Number.parseInt(bytes.toString('latin1', at + 6 + index * 8, at + 14 + index * 8), 16);
    const nameEnd = at + 110 + number(11);
    const start = Math.ceil(nameEnd / 4) * 4;
    const name = bytes.toString('utf8', at + 110, nameEnd - 1);
    if (name === 'TRAILER!!!') return entries;
    const owner = `${number(2)}:${number(3)}`;
    const text = bytes.toString('utf8', start, start + number(6));
    entries.push({ name, mode: number(1), owner, time: number(5), device: [number(9), number(10)], text });
    at = Math.ceil((start + number(6)) / 4) * 4;
  }
}

test('every entry comes back, folders before what is in them', () => {
  const entries = [file('usr/bin/pidfds', 'ELF'), console, folder('dev'), folder('usr/bin'), folder('usr'), folder('')];
  expect(readCpio(writeCpio(entries)).map(({ name }) => name)).toEqual([
    '.',
    'dev',
    'dev/console',
    'usr',
    'usr/bin',
    'usr/bin/pidfds',
  ]);
});

test('type, permissions and content; all belongs to root and is of 1970', () => {
  const entries = [console, file('init', '#!/bin/sh\n', 0o755), { ...folder('tmp'), mode: 0o1777 }];
  const common = { owner: '0:0', time: 0 };
  expect(readCpio(writeCpio(entries))).toEqual([
    { ...common, name: 'dev/console', mode: 0o020600, device: [5, 1], text: '' },
    { ...common, name: 'init', mode: 0o100755, device: [0, 0], text: '#!/bin/sh\n' },
    { ...common, name: 'tmp', mode: 0o041777, device: [0, 0], text: '' },
  ]);
});

test('names and contents of every length are aligned', () => {
  const entries = Array.from({ length: 9 }, (_, length) => file(`f${'x'.repeat(length)}`, 'y'.repeat(length)));
  const read = readCpio(writeCpio(entries));
  expect(read.map(({ text }) => text.length)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('the order of the entries does not matter, and the archive fills blocks of 512 bytes', () => {
  const entries = [folder(''), file('a', '1'), file('b', '22')];
  const archive = writeCpio(entries);
  expect(writeCpio(entries.toReversed())).toEqual(archive);
  expect(archive.length % 512).toBe(0);
});
