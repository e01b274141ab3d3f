import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { inlineCode } from '../../../src/elements/inline-code.tsx';

test.each([
  ['no code', 'no code'],
  ['`openat2` takes a struct', '<code>openat2</code> takes a struct'],
  ['from `a` to `b`', 'from <code>a</code> to <code>b</code>'],
  ['`a``b`', '<code>a</code><code>b</code>'],
  ['a lone ` stays', 'a lone ` stays'],
  ['an empty `` stays', 'an empty `` stays'],
  ['`a < b`', '<code>a &lt; b</code>'],
  ['', ''],
])('%j', (sentence, markup) => {
  expect(renderToStaticMarkup(inlineCode(sentence))).toBe(markup);
});
