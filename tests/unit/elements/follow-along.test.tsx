import { renderToStaticMarkup } from 'react-dom/server';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { FollowAlong } from '../../../src/elements/follow-along.tsx';
import { LinksContext } from '../../../src/elements/slide-link.tsx';

const drawn = (home?: string) =>
  renderToStaticMarkup(
    <LinksContext value={{ href: (id) => id, ...(home !== undefined && { home }) }}>
      <FollowAlong />
    </LinksContext>,
  );

test('an address is written out, linked, and drawn as a code for cameras', () => {
  const markup = drawn('https://example.org/talk/');
  expect(markup).toContain('<a href="https://example.org/talk/">example.org/talk</a>');
  expect(markup).toContain('aria-label="QR code of https://example.org/talk/"');
  const dark = encode('https://example.org/talk/', { ecc: 'M', border: 4 }).data.flat().filter(Boolean);
  expect(markup.match(/h1v1h-1z/g)).toHaveLength(dark.length);
});

test('without an address there is nothing', () => {
  expect(drawn()).toBe('');
});
