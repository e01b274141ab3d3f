import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/deck/commands/index.ts';
import { keyTable, keyTableMarkdown } from '../../../src/deck/key-table.ts';

const rows = keyTable().flatMap((group) => group.rows);
const keysOf = (title: string) => rows.find((row) => row.title === title)?.keys;

describe('keyTable', () => {
  test('has the groups in the order of the help, none of them empty', () => {
    expect(keyTable().map(({ group }) => group)).toEqual(['Move', 'Show', 'Windows']);
    for (const group of keyTable()) expect(group.rows.length).toBeGreaterThan(0);
  });

  test('writes keys as they are printed on keyboards', () => {
    expect(keysOf('Next step')).toEqual(['→', '↓', 'Space', 'Page Down']);
    expect(keysOf('Previous step')).toEqual(['←', '↑', 'Shift Space', 'Page Up']);
    expect(keysOf('Previous slide')).toEqual(['Shift ←', 'Shift ↑', 'Shift Page Up']);
    expect(keysOf('Close what is open')).toEqual(['Esc']);
  });

  test('puts the ten digits into one row', () => {
    expect(keysOf('Type the number of a slide')).toEqual(['0 … 9']);
  });

  test('has one row for every command but the digits, each with a title of its own', () => {
    const titles = rows.map(({ title }) => title);
    expect(titles).toHaveLength(commands.length - 9);
    expect(new Set(titles)).toEqual(new Set(commands.map(({ title }) => title)));
  });
});

describe('keyTableMarkdown', () => {
  const lines = keyTableMarkdown().split('\n');

  test('is a table of two columns, a line for each row', () => {
    expect(lines.slice(0, 2)).toEqual(['| Keys | |', '| --- | --- |']);
    expect(lines).toHaveLength(rows.length + 2);
    for (const line of lines.slice(2)) expect(line).toMatch(/^\| (`[^`|]+` )+\| [^|]+ \|$/);
  });

  test('sets each key as code', () => {
    expect(lines).toContain('| `→` `↓` `Space` `Page Down` | Next step |');
    expect(lines).toContain('| `0 … 9` | Type the number of a slide |');
  });
});
