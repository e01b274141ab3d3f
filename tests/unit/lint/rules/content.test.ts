import { describe, expect, test } from 'vitest';
import { alt } from '../../../../src/lint/rules/alt.ts';
import { commitHash } from '../../../../src/lint/rules/commit-hash.ts';
import { commitTwice } from '../../../../src/lint/rules/commit-twice.ts';
import { deadLink } from '../../../../src/lint/rules/dead-link.ts';
import { minutes } from '../../../../src/lint/rules/minutes.ts';
import { notes } from '../../../../src/lint/rules/notes.ts';
import { makeDeck } from '../../deck/make-deck.ts';
import { facts, makeSnapshot, makeText, problems } from '../make-snapshot.ts';

const hash = '6397fac4915ab3002dc15aae751455da1a852f25';
const linkTo = (href: string, text = 'a link', inCommits = false) => ({ path: 'p > a', text, href, inCommits });

test('a picture has a name', () => {
  const graphic = { path: 'svg', text: '' };
  expect(problems(alt, { graphics: [{ ...graphic, named: true }] })).toEqual([]);
  expect(problems(alt, { graphics: [{ ...graphic, named: false }] })).toEqual(['has no text alternative']);
});

describe('dead-link', () => {
  const judge = (path: string, files?: readonly string[]) =>
    problems(
      deadLink,
      { links: [linkTo(new URL(path, facts.root).href)] },
      { ...facts, ...(files && { files: new Set(files) }) },
    );

  test.each(['', '#2', 'slide-2/', 'slide-2', 'slide-2/#2', 'slide-2/#part', 'console/', 'print/all/', 'assets/a.svg'])(
    '"%s" exists',
    (path) => {
      expect(judge(path, [])).toEqual([]);
    },
  );

  test.each([
    ['slide-9/', 'leads to slide-9/, which does not exist'],
    ['slide-2/more/', 'leads to slide-2/more/, which does not exist'],
    ['slide-2/#3', 'leads to step 3, but "slide-2" has 2'],
    ['paper.pdf', 'leads to paper.pdf, which does not exist'],
  ])('"%s" does not', (path, problem) => {
    expect(judge(path, ['index.html'])).toEqual([problem]);
  });

  test('files of the build exist, as pages too', () => {
    expect(judge('paper.pdf', ['paper.pdf'])).toEqual([]);
    expect(judge('more/', ['more/index.html'])).toEqual([]);
    expect(judge('a paper.pdf', ['a%20paper.pdf'])).toEqual([]);
    expect(judge('100%.pdf', ['index.html'])).toEqual(['leads to 100%.pdf, which does not exist']);
  });

  test('what is not an address is said', () => {
    const links = [linkTo('http://[')];
    expect(problems(deadLink, { links })).toEqual(['leads to "http://[", which is not an address']);
    expect(problems(commitHash, { links })).toEqual([]);
  });

  test('without the files, only slides are judged', () => {
    expect(judge('paper.pdf')).toEqual([]);
    expect(judge('slide-2/#3')).toHaveLength(1);
  });

  test('other places on the web are not the deck’s', () => {
    expect(judge('https://example.org/other/', [])).toEqual([]);
    expect(judge('https://example.com/talk/slide-9/', [])).toEqual([]);
    expect(judge('mailto:somebody@example.org', [])).toEqual([]);
  });
});

describe('commit-hash', () => {
  const judge = (href: string, text?: string) => problems(commitHash, { links: [linkTo(href, text)] });

  test('a link to a commit holds 40 digits, in both forms of the address', () => {
    expect(judge(`https://git.kernel.org/linus/${hash}`)).toEqual([]);
    expect(judge(`https://git.kernel.org/pub/scm/linux.git/commit/?id=${hash}`)).toEqual([]);
    expect(judge('https://git.kernel.org/linus/6397fac4915a')).toHaveLength(1);
    expect(judge(`https://git.kernel.org/linus/${hash}0`)).toHaveLength(1);
    expect(judge(`https://git.kernel.org/linus/${hash.toUpperCase()}`)).toHaveLength(1);
    expect(judge(`https://git.kernel.org/linus/${hash.replace('6', 'g')}`)).toHaveLength(1);
  });

  test('the shown beginning is that of the same commit', () => {
    expect(judge(`https://git.kernel.org/linus/${hash}`, hash.slice(0, 12))).toEqual([]);
    expect(judge(`https://git.kernel.org/linus/${hash}`, '94f82008ce30')).toEqual([
      `shows another hash than it leads to, ${hash}`,
    ]);
  });

  test('other links are no commits', () => {
    expect(judge('https://git.kernel.org/')).toEqual([]);
    expect(judge('https://lwn.net/Articles/1234/')).toEqual([]);
  });

  test('long hashes in text are whole', () => {
    const inText = (content: string) => problems(commitHash, { texts: [makeText({ content })] });
    expect(inText(`commit ${hash}, merged`)).toEqual([]);
    expect(inText(`commit ${hash.slice(1)}, merged`)).toEqual(['the hash has 39 digits instead of 40']);
    expect(inText('12 digits, 6397fac4915a, are a short form')).toEqual([]);
    expect(inText(`a number: ${'1'.repeat(36)}`)).toEqual([]);
  });
});

describe('commit-twice', () => {
  const commit = linkTo(`https://git.kernel.org/linus/${hash}`, hash.slice(0, 12), true);
  const judge = (...links: readonly (readonly (typeof commit)[])[]) =>
    commitTwice
      .checkDeck(
        links.map((list, index) => makeSnapshot({ slide: `slide-${index + 1}`, links: list })),
        facts,
      )
      .map(({ slide, problem }) => `${slide} ${problem}`);

  test('not on one slide, not in two lists', () => {
    expect(judge([commit])).toEqual([]);
    expect(judge([commit, commit])).toEqual(['slide-1 the commit already stands on this slide']);
    expect(judge([commit], [commit])).toEqual(['slide-2 the commit already stands in the list of slide-1']);
  });

  test('text may speak of a listed commit', () => {
    expect(judge([commit], [{ ...commit, inCommits: false }])).toEqual([]);
  });

  test('the steps of a slide are one slide', () => {
    const states = [0, 1].map((step) => makeSnapshot({ step, links: [commit] }));
    expect(commitTwice.checkDeck(states, facts)).toEqual([]);
  });
});

test('a slide whose notes are known to be empty has none', () => {
  const texts = { 'slide-1': ' \n', 'slide-2': 'Something.' };
  expect(notes.checkDeck([], { ...facts, notes: texts })).toMatchObject([
    { slide: 'slide-1', problem: 'has no notes' },
  ]);
});

test('a planned time is a number above zero', () => {
  const manifest = makeDeck({ minutes: 0 }, { minutes: Number.NaN }, { minutes: 0.1 });
  expect(minutes.checkDeck([], { ...facts, manifest }).map(({ slide }) => slide)).toEqual(['slide-1', 'slide-2']);
});
