import { describe, expect, test } from 'vitest';
import { splitSlides } from '../../../src/compile/split.ts';

const two = ['---', 'id: a', '---', '', 'One.', '', '---', 'id: b', 'title: B', '---', 'Two.', ''].join('\n');

describe('splitSlides', () => {
  test('cuts a file at its front matters', () => {
    expect(splitSlides(two).map(({ line, frontMatter }) => ({ line, frontMatter }))).toEqual([
      { line: 1, frontMatter: 'id: a' },
      { line: 7, frontMatter: 'id: b\ntitle: B' },
    ]);
  });

  test('keeps every body at its lines', () => {
    const bodies = splitSlides(two).map(({ body }) => body.split('\n').findIndex((line) => line !== '') + 1);
    expect(bodies).toEqual([5, 11]);
  });

  test('takes a rule inside a fence for code', () => {
    const text = ['---', 'id: a', '---', '````text', '---', '```', '---', '````', '~~~', '---', '~~~'].join('\n');
    const [slide, ...more] = splitSlides(text);
    expect(more).toEqual([]);
    expect(slide?.body.endsWith('~~~\n---\n~~~')).toBe(true);
  });

  test('takes inline code that starts a line for text', () => {
    const text = '---\nid: a\n---\n```not a fence``` here\n---\nid: b\n---\n';
    expect(splitSlides(text)).toHaveLength(2);
  });

  test('accepts Windows line ends, a byte order mark and blank lines before the first slide', () => {
    const slides = splitSlides(`\uFEFF\r\n${two.replaceAll('\n', '\r\n')}`);
    expect(slides.map(({ line }) => line)).toEqual([2, 8]);
    expect(slides[1]?.frontMatter).toBe('id: b\ntitle: B');
  });

  test('accepts a slide that has nothing but its front matter', () => {
    expect(splitSlides('---\nid: a\n---')).toEqual([{ line: 1, frontMatter: 'id: a', body: '\n\n\n' }]);
  });
});
