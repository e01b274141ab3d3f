import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyTableMarkdown } from '../../src/deck/key-table.ts';

const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  test('has the keys the commands have', () => {
    const [, table] = /<!-- keys -->\n+([\s\S]*?)\n+<!-- \/keys -->/.exec(readme) ?? [];
    expect(table).toBe(keyTableMarkdown());
  });

  test('names every folder of src, and no other', () => {
    const named = [...readme.matchAll(/^\| `src\/([a-z]+)\/`/gm)].map(([, folder]) => folder);
    const folders = readdirSync('src', { withFileTypes: true }).filter((item) => item.isDirectory());
    expect(named.toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
  });

  test('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...readme.matchAll(/\bnpm run ([a-z:]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(3);
    for (const name of [...named, 'start', 'test']) expect(scripts).toHaveProperty([name ?? '']);
  });

  test('stays short', () => {
    expect(readme.split('\n').length).toBeLessThan(150);
  });
});
