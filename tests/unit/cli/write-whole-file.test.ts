import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWholeFile } from '../../../src/cli/write-whole-file.ts';

let folder: string;
const content = new TextEncoder().encode('new');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deck-write-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('makes the folder and leaves nothing beside the file', async () => {
  const path = join(folder, 'a/b/deck.pdf');
  await writeWholeFile(path, content);
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['deck.pdf']);
});

test('replaces the file that was there', async () => {
  const path = join(folder, 'deck.pdf');
  writeFileSync(path, 'old and longer');
  await writeWholeFile(path, content);
  expect(readFileSync(path, 'utf8')).toBe('new');
});

test('when it cannot write, it says so and leaves nothing behind', async () => {
  const path = join(folder, 'taken');
  mkdirSync(join(path, 'sub'), { recursive: true });
  await expect(writeWholeFile(path, content)).rejects.toThrow(`${path} cannot be written`);
  expect(readdirSync(folder)).toEqual(['taken']);
});
