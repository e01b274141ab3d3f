import { describe, expect, test } from 'vitest';
import {
  articlesOf,
  factsSchema,
  repeated,
  showsRun,
  unexplained,
  unprinted,
  valuesIn,
  valuesOn,
} from '../../talk/facts.ts';

const fact = (...values: string[]) => ({ fact: 'So it is.', values, source: 'example' });

describe('valuesIn', () => {
  test.each([
    ['since 5.0-rc, until 4.19.2', ['5.0', '4.19.2']],
    ['428–433, 0…340', ['428', '433', '0', '340']],
    ['0x7fc00000U, (1UL << 3), mode 0600', ['0x7fc00000', '1', '3', '0600']],
    ['device 1:3', ['1:3']],
    ['4.15: five became 340', ['4.15', '340']],
    ['65,536 and 100,000', ['65,536', '100,000']],
    ['"size=64m" in 4KiB', ['64', '4']],
    ['uid-gid-map-4.14.c', ['4.14']],
  ])('reads the numbers in "%s"', (text, values) => {
    expect(valuesIn(text)).toEqual(values);
  });

  test('reads hashes, cut off or not', () => {
    expect(valuesIn('aa4bf44dc851 … 849d540ddfc4f… 1234567')).toEqual(['aa4bf44dc851', '849d540ddfc4f', '1234567']);
    const hash = '3ad20fe393b31025bebfc2d76964561f65df48aa';
    expect(valuesIn(hash)).toEqual([hash]);
  });

  test('does not take a word for a hash', () => {
    expect(valuesIn('effaced facade deadbeef')).toEqual([]);
  });

  test('reads the year of a CVE as a part of its id', () => {
    expect(valuesIn('CVE-2018-18955: reverse')).toEqual(['CVE-2018-18955']);
  });

  test('reads names of errors, and no other capitals', () => {
    expect(valuesIn('EPERM, E2BIG: FSCONFIG_CMD_CREATE_EXCL, ERRNO, EFAULTS_1')).toEqual(['EPERM', 'E2BIG']);
  });

  test.each(['uid_map x86_64 i386 ext4 u32 __u64 openat2 v1', 'mknod(2), user_namespaces(7)'])(
    'finds nothing in the names "%s"',
    (text) => {
      expect(valuesIn(text)).toEqual([]);
    },
  );

  test('reads the argument of a call that is no page of the manual', () => {
    expect(valuesIn('lseek(64), makedev(1, 3)')).toEqual(['64', '1', '3']);
  });

  test('names a value once', () => {
    expect(valuesIn('5 of 5')).toEqual(['5']);
  });
});

describe('valuesOn', () => {
  test('separates elements', () => {
    expect(valuesOn('<strong>4.19</strong><span>CVE-2018-18955</span><td>1</td><td>2</td>')).toEqual([
      '4.19',
      'CVE-2018-18955',
      '1',
      '2',
    ]);
  });

  test('joins what React takes apart', () => {
    expect(valuesOn('<tspan>24<!-- -->0<!-- --> ns</tspan>')).toEqual(['240']);
  });

  test('reads a number in groups of three, but not the labels of an axis as one', () => {
    expect(valuesOn('<tspan>165 536</tspan><tspan>100</tspan> <tspan>200</tspan>')).toEqual(['165 536', '100', '200']);
  });

  test('reads the text alternatives of figures, and of nothing else', () => {
    expect(valuesOn('<svg width="640" aria-label="5 and 340 mappings"><desc>68 columns</desc></svg>')).toEqual([
      '5',
      '340',
      '68',
    ]);
    expect(valuesOn('<span class="line" data-number="11">x</span>')).toEqual([]);
  });

  test('does not read the rail and the folio', () => {
    expect(valuesOn('<nav aria-label="to 5.6"><a href="#x">4.15</a></nav>7<footer>14/86</footer>')).toEqual(['7']);
  });
});

test('articlesOf finds each slide in a page', () => {
  const page = '<article class="slide" data-slide="a">1</article><article data-slide="b">2</article>';
  const again = '<article data-slide="b">3</article>';
  expect([...articlesOf(`<main>${page}${again}</main>`)]).toEqual([
    ['a', '1'],
    ['b', '2 3'],
  ]);
});

test.each([
  ['<article><section class="run" aria-label="Run pidfds">ESRCH</section></article>', true],
  ['<article><p>See the run.</p><div class="run-bar"></div></article>', false],
])('showsRun knows a slide that runs a program: %s', (article, runs) => {
  expect(showsRun(article)).toBe(runs);
});

describe('a chapter', () => {
  const hash = '6397fac4915ab3002dc15aae751455da1a852f25';

  test('has a source for the values of its facts and for its commits', () => {
    const sources = { facts: [fact('340', '4.15')], hashes: [hash] };
    expect(unexplained(['340', '4.15', '6397fac4915a', '6397', '5'], sources)).toEqual(['6397', '5']);
  });

  test('has a source for what its program shows, where it runs', () => {
    const sources = { facts: [fact('340')], hashes: [] };
    expect(unexplained(['340', '341', 'EINVAL'], { ...sources, run: ['341'] })).toEqual(['EINVAL']);
    expect(unexplained(['341'], sources)).toEqual(['341']);
  });

  test('has no facts that are not printed, and no value twice', () => {
    expect(unprinted([fact('340', '5')], ['5', '4.15'])).toEqual(['340']);
    expect(repeated([fact('5', '340'), fact('5')])).toEqual(['5']);
  });

  test.each([[{ ...fact('5'), source: ' ' }], [{ ...fact('5'), fact: '' }], [fact()], [{ ...fact('5'), tag: 'x' }]])(
    'has no incomplete fact %j',
    (incomplete) => {
      expect(factsSchema.safeParse([incomplete]).success).toBe(false);
    },
  );
});
