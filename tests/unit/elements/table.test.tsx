import { describe, expect, test } from 'vitest';
import { Table } from '../../../src/elements/table.tsx';
import { renderAt } from './render.tsx';

const rowsOf = (markup: string) => [...markup.matchAll(/<t[hd](?: [^>]*)?>.*?<\/t[hd]>/g)].map(([cell]) => cell);

describe('Table', () => {
  test('sets titles, numbers, code and the code in a sentence', () => {
    const columns = [
      { title: 'Number', kind: 'number' },
      { title: '`Call`', kind: 'code' },
      { title: 'Does' },
    ] as const;
    const rows = [['428', 'open_tree', 'takes a `mount`']];
    expect(rowsOf(renderAt(0, <Table columns={columns} rows={rows} />))).toEqual([
      '<th scope="col" align="right">Number</th>',
      '<th scope="col"><code>Call</code></th>',
      '<th scope="col">Does</th>',
      '<td align="right">428</td>',
      '<td><code>open_tree</code></td>',
      '<td>takes a <code>mount</code></td>',
    ]);
  });

  test('leads to addresses and to slides', () => {
    const rows = [
      [
        { text: 'openat2(2)', href: 'https://example.org/openat2' },
        { text: 'Paths', slide: 'path' },
      ],
    ];
    const markup = renderAt(0, <Table columns={[{ title: 'a' }, { title: 'b' }]} rows={rows} />);
    expect(markup).toContain('<td><a href="https://example.org/openat2">openat2(2)</a></td>');
    expect(markup).toContain('<td><a href="../path/">Paths</a></td>');
  });

  test('a row that is short of cells ends in empty ones', () => {
    expect(renderAt(0, <Table columns={[{ title: 'a' }, { title: 'b' }]} rows={[['1']]} />)).toContain(
      '<td></td></tr>',
    );
  });
});
