import { expect, test } from 'vitest';
import { siteRoot } from '../../../src/app/site-root.ts';

test('a built deck finds its root from where its modules lie', () => {
  const root = siteRoot(
    'https://example.org/talks/2019/assets/index-abc.js',
    'https://example.org/talks/2019/why/',
    false,
  );
  expect(root.href).toBe('https://example.org/talks/2019/');
});

test('in development the root is that of the server', () => {
  expect(siteRoot('http://localhost:5173/src/app/boot.ts', 'http://localhost:5173/why/#2', true).href).toBe(
    'http://localhost:5173/',
  );
});
