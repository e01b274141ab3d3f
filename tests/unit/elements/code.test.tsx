import { describe, expect, test } from 'vitest';
import type { CodeBlock } from '../../../src/deck/code.ts';
import { Code } from '../../../src/elements/code.tsx';
import { renderAt } from './render.tsx';

const block: CodeBlock = {
  language: 'c',
  versions: [
    {
      caption: 'fs/open.c, 5.6',
      lines: [{ tokens: [['int', 'keyword'], [' fd;']] }, { tokens: [] }, { tokens: [['/* < */', 'comment']] }],
    },
  ],
  stages: [
    { version: 0, lit: null },
    { version: 0, lit: [0, 1] },
    { version: 0, lit: [2] },
  ],
};
/** Classes of the lines, top to bottom. */
const lines = (markup: string) => [...markup.matchAll(/class="(line[^"]*)"/g)].map((match) => match[1]);

describe('Code', () => {
  test('sets lines, roles and caption, and keeps the text whole', () => {
    expect(renderAt(0, <Code block={block} at={0} />)).toBe(
      '<figure class="code" data-language="c" data-size="large"><pre><code>' +
        '<span class="line"><span class="tok-keyword">int</span> fd;\n</span>' +
        '<span class="line">\n</span>' +
        '<span class="line"><span class="tok-comment">/* &lt; */</span>\n</span>' +
        '</code></pre><figcaption>fs/open.c, 5.6</figcaption></figure>',
    );
  });

  test.each([
    [0, ['line', 'line', 'line']],
    [3, ['line', 'line', 'line']],
    [4, ['line lit', 'line lit', 'line dim']],
    [5, ['line dim', 'line dim', 'line lit']],
    [9, ['line dim', 'line dim', 'line lit']],
  ])('at step %i of a slide whose code starts at 3', (step, expected) => {
    expect(lines(renderAt(step, <Code block={block} at={3} />))).toEqual(expected);
  });

  test('shows the numbers that lines have, outside of the text', () => {
    const numbered: CodeBlock = {
      ...block,
      versions: [{ lines: [99, 100, 102].map((number) => ({ tokens: [['a;']], number })) }],
    };
    const markup = renderAt(0, <Code block={numbered} />);
    expect([...markup.matchAll(/data-number="(\d+)"/g)].map((match) => match[1])).toEqual(['99', '100', '102']);
    expect(markup).toContain('<pre data-digits="3">');
    expect(markup.replace(/<[^>]*>/g, '')).not.toMatch(/\d{2}/);
  });

  test('says in words which lines a change adds and removes', () => {
    const change: CodeBlock = {
      language: 'c',
      versions: [
        {
          lines: [
            { tokens: [['a;']], mark: '-' },
            { tokens: [['b;']], mark: '+' },
          ],
        },
      ],
      stages: [{ version: 0, lit: null }],
    };
    expect(renderAt(0, <Code block={change} />)).toBe(
      '<figure class="code" data-language="c" data-size="large"><pre data-marks=""><code>' +
        '<span class="line removed"><span class="mark" role="img" aria-label="removed"></span>a;\n</span>' +
        '<span class="line added"><span class="mark" role="img" aria-label="added"></span>b;\n</span>' +
        '</code></pre></figure>',
    );
  });

  test('a morph shows the version of its stage and keys its tokens', () => {
    const morph: CodeBlock = {
      language: 'c',
      versions: [
        { lines: [{ tokens: [['a', '', 0]] }] },
        {
          lines: [
            {
              tokens: [
                ['b', 'type', 1],
                ['a', '', 0],
              ],
            },
          ],
        },
      ],
      stages: [
        { version: 0, lit: null },
        { version: 1, lit: null },
      ],
    };
    expect(renderAt(1, <Code block={morph} />)).toContain(
      '<span class="line"><span class="tok-type" data-key="1">b</span><span data-key="0">a</span>\n</span>',
    );
    expect(renderAt(0, <Code block={morph} />)).not.toContain('data-key="1"');
  });
});
