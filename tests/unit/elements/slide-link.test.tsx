import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { isPlainClick, LinksContext, SlideLink } from '../../../src/elements/slide-link.tsx';

describe('SlideLink', () => {
  test('is relative to a slide’s own page unless a view says otherwise', () => {
    expect(renderToStaticMarkup(<SlideLink to="pidfd-race">race</SlideLink>)).toBe('<a href="../pidfd-race/">race</a>');
    expect(renderToStaticMarkup(<SlideLink to="pidfd-race" step={2} />)).toBe('<a href="../pidfd-race/#2"></a>');
  });

  test('takes its address from the view', () => {
    const link = (
      <LinksContext value={{ href: (id, step) => `#${id}-${step}` }}>
        <SlideLink to="pidfd-race">race</SlideLink>
      </LinksContext>
    );
    expect(renderToStaticMarkup(link)).toBe('<a href="#pidfd-race-0">race</a>');
  });
});

describe('isPlainClick', () => {
  const click = { button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false, defaultPrevented: false };

  test('takes a left click', () => {
    expect(isPlainClick(click)).toBe(true);
  });

  test.each([
    { button: 1 },
    { metaKey: true },
    { ctrlKey: true },
    { shiftKey: true },
    { altKey: true },
    { defaultPrevented: true },
  ])('leaves %o to the browser', (change) => {
    expect(isPlainClick({ ...click, ...change })).toBe(false);
  });
});
