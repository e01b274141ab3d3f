import { describe, expect, test } from 'vitest';
import { escapeHtml, type Page, renderPage, rootOf } from '../../../src/compile/page.ts';

const template = `<!doctype html>
<html lang="en">
  <head>
    <title>Deck</title>
    <!--deck:head-->
    <link rel="icon" href="./favicon.svg" />
    <script type="module" crossorigin src="./assets/index.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/shared.js">
    <link rel="stylesheet" crossorigin href="./assets/style.css">
  </head>
  <body><div id="root"><!--deck:body--></div></body>
</html>`;

const page: Page = {
  path: 'why/index.html',
  title: 'a < b & "c"',
  language: 'de',
  body: '<p>$& costs $1</p>',
  preload: ['assets/slide-why.js'],
  script: true,
};

describe('renderPage', () => {
  const html = renderPage(template, page);

  test('points at the root of the site from where the page lies', () => {
    expect(html).toContain('src="../assets/index.js"');
    expect(html).toContain('<link rel="modulepreload" crossorigin href="../assets/slide-why.js" />');
    expect(html).not.toContain('="./');
  });

  test('writes title and language as text', () => {
    expect(html).toContain('<title>a &lt; b &amp; &quot;c&quot;</title>');
    expect(html).toContain('<html lang="de">');
  });

  test('puts the body in as it is', () => {
    expect(html).toContain('<div id="root"><p>$& costs $1</p></div>');
  });

  test('carries the security policy, before anything is loaded', () => {
    expect(html.indexOf('Content-Security-Policy')).toBeGreaterThan(0);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
  });

  test('leaves scripts out of a page that only shows its markup', () => {
    const still = renderPage(template, { ...page, path: 'print/key/index.html', preload: [], script: false });
    expect(still).not.toMatch(/<script|modulepreload/);
    expect(still).toContain('href="../../assets/style.css"');
  });
});

test.each([
  ['index.html', './'],
  ['404.html', '../'],
  ['why/index.html', '../'],
  ['print/all/index.html', '../../'],
])('rootOf(%s) is %s', (path, root) => {
  expect(rootOf(path)).toBe(root);
});

test('escapeHtml leaves no way out of a quoted attribute', () => {
  expect(escapeHtml(`"><script>&'`)).toBe("&quot;&gt;&lt;script&gt;&amp;'");
});
