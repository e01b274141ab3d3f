import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { type CommitEntry, Commits } from '../../../src/elements/commits.tsx';

const hash = '6397fac4915ab3002dc15aae751455da1a852f25';
const known: CommitEntry = { hash, subject: 'userns: bump <idmap> limits', author: 'C. Brauner', release: '4.15' };
const unknown: CommitEntry = { hash: 'f'.repeat(40), subject: null, author: null, release: null };
const render = (...list: CommitEntry[]) => renderToStaticMarkup(<Commits list={list} />);

describe('Commits', () => {
  test('shows twelve digits and links all forty', () => {
    expect(render(known)).toBe(
      '<div class="commits" data-density="loose"><ul class="known"><li>' +
        `<a class="hash" href="https://git.kernel.org/linus/${hash}">6397fac4915a</a>` +
        '<span class="subject">userns: bump &lt;idmap&gt; limits</span>' +
        '<span class="author">C. Brauner</span><span class="release">4.15</span>' +
        '</li></ul></div>',
    );
  });

  test('a commit without a known author keeps its columns', () => {
    expect(render({ ...known, author: null, release: null })).toContain(
      '<span class="author"></span><span class="release"></span>',
    );
  });

  test('sets hashes without a subject apart, under one line that says why', () => {
    const markup = render(unknown, known);
    expect(markup.indexOf('6397fac4915a')).toBeLessThan(markup.indexOf('Subject not verified'));
    expect(markup).toContain(
      '<p class="unverified">Subject not verified</p><ul class="unknown"><li>' +
        `<a class="hash" href="https://git.kernel.org/linus/${'f'.repeat(40)}">ffffffffffff</a></li></ul>`,
    );
  });

  test('leaves out the part that is empty', () => {
    expect(render(known)).not.toContain('not verified');
    expect(render(unknown)).not.toContain('class="known"');
    expect(render()).toBe('<div class="commits" data-density="loose"></div>');
  });

  test('keeps a note with its commit, known or not', () => {
    const note = 'kernel regression';
    expect(render({ ...known, note })).toContain('limits<strong class="note">kernel regression</strong></span>');
    expect(render({ ...unknown, note })).toContain('</a><strong class="note">kernel regression</strong></li>');
  });

  test.each([
    [6, 'loose'],
    [7, 'dense'],
    [12, 'dense'],
    [13, 'packed'],
  ])('%i rows are %s', (rows, density) => {
    const list = Array.from({ length: rows }, (_, index) => ({ ...known, hash: String(index).padStart(40, '0') }));
    expect(render(...list, unknown)).toContain(`data-density="${density}"`);
  });
});
