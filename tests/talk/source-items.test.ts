import { describe, expect, test } from 'vitest';
import { readArticle } from './deck-text.ts';
import { holds, piecesOf, sourceItems } from './source-items.ts';

const hash = '3ad20fe393b31025bebfc2d76964561f65df48aa';

describe('piecesOf', () => {
  test.each(['', '```', '};', '- ...', ' - ...'])('finds nothing to say in "%s"', (line) => {
    expect(piecesOf(line)).toEqual([]);
  });

  test('takes the stars of emphasis away and leaves those of pointers', () => {
    expect(piecesOf('Mounting *Interesting* Filesystem')).toEqual([
      { kind: 'text', value: 'Mounting Interesting Filesystem' },
    ]);
    expect(piecesOf(' - `f(const char *from, const char *to)`')).toEqual([
      { kind: 'text', value: 'f(const char *from, const char *to)' },
    ]);
  });

  test('separates a commit from its remark', () => {
    expect(piecesOf(`- ${hash} <- *kernel regression*`)).toEqual([
      { kind: 'hash', value: hash },
      { kind: 'text', value: 'kernel regression' },
    ]);
  });

  test('asks for the target of a link, but not for the placeholder "#"', () => {
    expect(piecesOf('[name](https://example.org/)').map(({ value }) => value)).toEqual([
      'https://example.org/',
      'name',
    ]);
    expect(piecesOf('- [name](#)')).toEqual([{ kind: 'text', value: 'name' }]);
  });
});

describe('sourceItems', () => {
  test('starts a section at a new heading and at the title repeated', () => {
    const items = sourceItems('Title\n4.15: A\n4.15: A\n4.18: B\nTitle', []);
    expect(items.map(({ section }) => section)).toEqual([0, 1, 1, 2, 3]);
  });

  test('keeps the numbers of the lines when a correction shortens a list', () => {
    const items = sourceItems('- one\n- two\n- three', [{ source: '- one\n- two', printed: '- two', reason: '' }]);
    expect(items.map(({ corrected }) => corrected.map(({ value }) => value))).toEqual([[], ['two'], ['three']]);
  });

  test('prints a correction as it stands, whatever a replacement pattern would mean', () => {
    expect(sourceItems('cost: a', [{ source: 'a', printed: '$&', reason: '' }])[0]?.corrected).toEqual([
      { kind: 'text', value: 'cost: $&' },
    ]);
  });
});

describe('readArticle and holds', () => {
  const slide = (article: string) => [{ id: 'a', chapter: 'b', ...readArticle(article) }];

  test('joins the tokens of code and separates blocks', () => {
    expect(readArticle('<p>a<!-- --> b</p><code><span>int</span> <span>x</span></code><td>1</td><td>2</td>').text).toBe(
      'a b int x 1 2',
    );
  });

  test('does not read the rail and the folio', () => {
    expect(readArticle('<nav class="rail"><a href="../x/">4.18</a></nav>b<footer>FOSDEM</footer>')).toEqual({
      text: 'b',
      links: [],
    });
  });

  test('decodes entities in texts and addresses', () => {
    expect(readArticle('<a href="/?a=1&amp;b">&lt;&#x27;&#39;&quot;</a>')).toEqual({
      text: "<''\"",
      links: ['/?a=1&b'],
    });
  });

  test('wants a commit both as a link and as text', () => {
    const link = `<a href="https://git.kernel.org/linus/${hash}">`;
    const commit = { kind: 'hash', value: hash } as const;
    expect(holds(slide(`${link}${hash.slice(0, 12)}</a>`), commit)).toBe(true);
    expect(holds(slide(`${link}this one</a>`), commit)).toBe(false);
    expect(holds(slide(`${hash}`), commit)).toBe(false);
  });
});
